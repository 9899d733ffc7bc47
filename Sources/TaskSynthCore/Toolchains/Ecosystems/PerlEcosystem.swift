/// Perl distributions, whose tests `prove` runs.
struct PerlEcosystem: ToolchainDetection.Ecosystem {
    let extensions: Set<String> = ["pm", "pl", "t", "xs"]

    func isManifest(_ name: Substring) -> Bool {
        switch name {
        case "Makefile.PL", "Build.PL", "cpanfile", "dist.ini", "META.json", "META.yml": true
        default: false
        }
    }

    func detect(in folder: String, of project: ProjectContext) -> Toolchain? {
        let files = project.files
        guard files.count(["pm", "pl"], in: folder) > 0 else { return nil }
        var toolchain = Toolchain(folder: folder, language: "perl")
        let manifest =
            files.first(["cpanfile", "Makefile.PL", "Build.PL", "dist.ini"], in: folder) ?? ""
        toolchain.buildSystems = [
            files.has(ProjectFiles.join(folder, "Build.PL")) ? "module-build" : "makemaker"
        ]
        toolchain.useManager("cpan", manifest)
        let texts = ["Makefile.PL", "dist.ini", "cpanfile"].map {
            (ProjectFiles.join(folder, $0), files.text(ProjectFiles.join(folder, $0)) ?? "")
        }
        for (path, text) in texts {
            toolchain.want("perl", TextSearch.value(after: "MIN_PERL_VERSION", in: text), path)
        }
        toolchain.installCommands = ["cpanm --notest --installdeps ."]
        let tests = ProjectFiles.join(folder, "t")
        let prefix = "\(tests)/"
        guard let test = files.below(prefix).first(where: { $0.hasSuffix(".t") }) else {
            return toolchain
        }
        toolchain.addTestFramework("prove", test)
        let isCompiled = files.count(["xs"], in: folder) > 0
        let options = isCompiled ? "-b" : "-l"
        toolchain.useCommand("prove \(options) -r t", test)
        toolchain.commands = TestCommands(
            build: isCompiled ? "perl Makefile.PL && make" : nil,
            all: "prove \(options) -r -v t",
            file: "prove \(options) -v {file}")
        return toolchain
    }
}
