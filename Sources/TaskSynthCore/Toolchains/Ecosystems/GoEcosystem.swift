/// Go modules.
struct GoEcosystem: ToolchainDetection.Ecosystem {
    let extensions: Set<String> = ["go"]

    func isManifest(_ name: Substring) -> Bool { name == "go.mod" || name == "go.work" }

    func detect(in folder: String, of project: ProjectContext) -> Toolchain? {
        let files = project.files
        guard files.count(extensions, in: folder) > 0 else { return nil }
        var toolchain = Toolchain(folder: folder, language: "go")
        let manifest = files.first(["go.mod", "go.work"], in: folder) ?? ""
        toolchain.buildSystems = ["go-modules"]
        toolchain.buildTool = "go"
        toolchain.useManager("go", manifest)
        let directives = (files.text(manifest) ?? "").split(whereSeparator: \.isNewline)
        for line in directives {
            let words = line.split(separator: " ")
            guard words.count > 1, words[0] == "go" || words[0] == "toolchain" else { continue }
            let version = words[1].hasPrefix("go") ? words[1].dropFirst(2) : words[1]
            toolchain.want("go", String(version), manifest)
        }
        let sums = ProjectFiles.join(folder, "go.sum")
        if files.has(sums) { toolchain.lockfiles = [sums] }
        let isVendored = files.has(ProjectFiles.join(folder, "vendor/modules.txt"))
        toolchain.installCommands = isVendored || !files.has(sums) ? [] : ["go mod download"]
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        guard let test = files.below(prefix).first(where: { $0.hasSuffix("_test.go") }) else {
            return toolchain
        }
        toolchain.addTestFramework("go-test", test)
        if let line = project.integrationLine(startingWith: "go test"),
            !line.line.contains("$"), line.line.hasSuffix("./...")
        {
            toolchain.useCommand(line.line, line.file)
        } else {
            toolchain.useCommand("go test ./...", manifest)
        }
        toolchain.commands = TestCommands(
            all: "go test -v -count=1 ./...",
            coverage: "go test -v -count=1 -coverprofile=\"$TEST_REPORTS\"/cover.out ./...",
            file: "go test -v -count=1 ./\"$(dirname {file})\"",
            single: "go test -v -count=1 -run '^{test}$' ./...",
            environment: ["GOTOOLCHAIN": "local", "GOPROXY": "off"])
        return toolchain
    }
}
