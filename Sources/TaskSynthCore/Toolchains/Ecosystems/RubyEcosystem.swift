/// Ruby with Bundler.
struct RubyEcosystem: ToolchainDetection.Ecosystem {
    let extensions: Set<String> = ["rb", "rake"]

    func isManifest(_ name: Substring) -> Bool {
        name == "Gemfile" || name == "gems.rb" || name == "Rakefile" || name.hasSuffix(".gemspec")
    }

    func detect(in folder: String, of project: ProjectContext) -> Toolchain? {
        let files = project.files
        guard files.count(extensions, in: folder) > 0 else { return nil }
        var toolchain = Toolchain(folder: folder, language: "ruby")
        let gemspec = files.names(in: folder).first { $0.hasSuffix(".gemspec") }
        let manifest =
            files.first(["Gemfile", "gems.rb"], in: folder)
            ?? gemspec.map { ProjectFiles.join(folder, $0) }
            ?? ProjectFiles.join(folder, "Rakefile")
        toolchain.buildSystems = ["bundler"]
        toolchain.useManager("bundler", manifest)
        let version = ProjectFiles.join(folder, ".ruby-version")
        toolchain.want("ruby", files.text(version)?.filter { !$0.isWhitespace }, version)
        let texts = [manifest, gemspec.map { ProjectFiles.join(folder, $0) }].compactMap(\.self)
            .map { files.text($0) ?? "" }.joined(separator: "\n")
        toolchain.want(
            "ruby", TextSearch.value(after: "required_ruby_version", in: texts), manifest)
        if let lock = files.first(["Gemfile.lock", "gems.locked"], in: folder) {
            toolchain.lockfiles = [lock]
        }
        if texts.contains("rails") { toolchain.addFramework("rails", manifest) }
        toolchain.installCommands = ["bundle install"]
        toolchain.dependencyFolders = ["vendor/bundle"]
        let dot = ProjectFiles.join(folder, ".rspec")
        let specs = ProjectFiles.join(folder, "spec")
        if files.has(dot) || files.below("\(specs)/").contains(where: { $0.hasSuffix("_spec.rb") })
        {
            toolchain.addTestFramework("rspec", files.has(dot) ? dot : "\(specs)/")
            toolchain.useCommand("bundle exec rspec", files.has(dot) ? dot : manifest)
            let run =
                "bundle exec rspec --no-color --format documentation --format json "
                + "--out \"$TEST_REPORTS\"/rspec.json"
            toolchain.commands = TestCommands(
                all: run, file: "\(run) {file}", single: "\(run) {test}")
        } else if files.hasFolder(ProjectFiles.join(folder, "test")) || hasTask(folder, files) {
            let isRails = files.has(ProjectFiles.join(folder, "bin/rails"))
            let name = texts.contains("test-unit") ? "test-unit" : "minitest"
            toolchain.addTestFramework(name, manifest)
            toolchain.useCommand(isRails ? "bin/rails test" : "bundle exec rake test", manifest)
            toolchain.commands = TestCommands(
                all: isRails ? "bin/rails test -v" : "bundle exec rake test TESTOPTS=-v",
                file: "bundle exec ruby -Ilib -Itest {file} -v",
                single: "bundle exec rake test TESTOPTS='-v --name={test}'")
        }
        return toolchain
    }

    /// Whether the Rakefile has a task for the tests, as where they are in several folders.
    private func hasTask(_ folder: String, _ files: ProjectFiles) -> Bool {
        guard let text = files.text(ProjectFiles.join(folder, "Rakefile")) else { return false }
        return ["task :test", "task \"test\"", "task 'test'", "task test:", "Rake::TestTask"]
            .contains(where: text.contains)
    }
}
