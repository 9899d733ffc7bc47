require "x"
# doc
module A
  class B::C < D
    X = 1
    attr_reader :a
    include E
    def run(a, b = "x#{a}", *c, &d)
      if a && b then 1 elsif c then 2 else 3 end
      x unless y
      case a when 1 then 2 else 3 end
      begin; rescue Foo => e; ensure; end
      a ? b : c
      [1].each { |x| x }
    end
    def self.k; end
    class << self
      def s; end
    end
    private
    def p; end
    private def z; end
    private :run, :k
    protected
    def ==(o) = true
  end
end
describe "foo" do
  it "bar" do
  end
  context("x") { it { } }
end
class T < Minitest::Test
  test "abc" do end
end
x = <<~EOS
  text #{a}
EOS
