# Lists the definitions of Ruby files as Ripper sees them: kind, name, first line; one JSON line a file.
# usage: ruby ruby_ripper.rb FILE...
require "json"
require "ripper"

def visit(node, found)
  return unless node.is_a?(Array)
  case node[0]
  when :def
    found << ["def", node[1][1], node[1][2][0]]
  when :defs
    found << ["def", node[3][1], node[3][2][0]]
  when :class, :module
    path = node[1]
    name = path.flatten.select { |each| each.is_a?(String) }.last
    line = path.flatten.select { |each| each.is_a?(Integer) }[-2]
    found << [node[0].to_s, name, line]
  end
  node.each { |each| visit(each, found) }
end

ARGV.each do |file|
  tree = Ripper.sexp(File.read(file, encoding: "UTF-8").scrub)
  next unless tree
  found = []
  visit(tree, found)
  puts JSON.generate({ file: file, definitions: found })
end
