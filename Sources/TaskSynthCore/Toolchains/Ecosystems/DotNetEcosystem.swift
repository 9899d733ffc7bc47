/// .NET solutions and projects.
struct DotNetEcosystem: ToolchainDetection.Ecosystem {
    let extensions: Set<String> = ["cs", "fs", "vb"]

    func isManifest(_ name: Substring) -> Bool {
        name.hasSuffix(".sln") || name.hasSuffix(".slnx") || Self.isProject(name)
            || name == "global.json"
    }

    private static func isProject(_ name: Substring) -> Bool {
        name.hasSuffix(".csproj") || name.hasSuffix(".fsproj") || name.hasSuffix(".vbproj")
    }

    func detect(in folder: String, of project: ProjectContext) -> Toolchain? {
        let files = project.files
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        let projects = files.below(prefix).filter { Self.isProject($0[...]) }
        guard !projects.isEmpty else { return nil }
        let counts = [("cs", "csharp"), ("fs", "fsharp"), ("vb", "visualbasic")].map {
            (files.count([$0.0], in: folder), $0.1)
        }
        let language = counts.reduce((0, "csharp")) { $1.0 > $0.0 ? $1 : $0 }.1
        var toolchain = Toolchain(folder: folder, language: language)
        toolchain.buildSystems = ["dotnet"]
        toolchain.buildTool = "dotnet"
        let solution = files.names(in: folder).first {
            $0.hasSuffix(".sln") || $0.hasSuffix(".slnx")
        }
        toolchain.useManager(
            "dotnet", solution.map { ProjectFiles.join(folder, $0) } ?? projects.first ?? "")
        let global = ProjectFiles.join(folder, "global.json")
        toolchain.want("dotnet", files.json(global)?["sdk"]?["version"]?.string, global)
        var tests: [String] = []
        var hasCollector = false
        for path in projects where !isFixture(path) {
            guard let text = files.text(path) else { continue }
            toolchain.want(
                "target-framework", TextSearch.element("TargetFramework", in: text), path)
            let marks = [
                ("xunit", "xunit"), ("NUnit", "nunit"), ("MSTest", "mstest"), ("TUnit", "tunit"),
            ]
            var found = marks.filter { text.contains("Include=\"\($0.0)") }
            let isNamed = Self.isNamedForTests(path)
            if isNamed, found.isEmpty, let shared = references(of: path, files) {
                found = marks.filter { TextSearch.hasWord($0.0, in: shared) }
            }
            if text.contains("Microsoft.NET.Test.Sdk") || text.contains("<IsTestProject>true")
                || !found.isEmpty || isNamed
            {
                tests.append(path)
            }
            if text.contains("coverlet.collector") { hasCollector = true }
            for mark in found { toolchain.addTestFramework(mark.1, path) }
            if text.contains("Microsoft.NET.Sdk.Web") { toolchain.addFramework("aspnetcore", path) }
        }
        toolchain.installCommands = [
            "dotnet restore\(solution.map { " \(ShellWord.quoted($0))" } ?? "")"
        ]
        guard let first = tests.first else { return toolchain }
        let inner = first.dropFirst(prefix.count)
        // One project of tests beside a solution in another folder is named; else all are run.
        let target = solution != nil || tests.count > 1 ? "" : " \(ShellWord.quoted(String(inner)))"
        toolchain.useCommand("dotnet test\(target)", first)
        let run =
            "dotnet test\(target) --no-restore --logger 'console;verbosity=detailed' --logger trx "
            + "--results-directory \"$TEST_REPORTS\""
        toolchain.commands = TestCommands(
            all: run,
            coverage: hasCollector ? "\(run) --collect 'XPlat Code Coverage'" : nil,
            single: "\(run) --filter 'FullyQualifiedName={test}'")
        return toolchain
    }

    /// Whether a project has a name that those of tests have, which may get their packages elsewhere.
    private static func isNamedForTests(_ path: String) -> Bool {
        let name = path.split(separator: "/").last?.split(separator: ".").dropLast().last ?? ""
        return ["Tests", "Test", "UnitTests", "UnitTest"].contains { name == $0 }
    }

    /// What a project refers to by other files than its own: those of Paket, and shared properties.
    private func references(of path: String, _ files: ProjectFiles) -> String? {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        return [
            ProjectFiles.join(folder, "paket.references"), "Directory.Packages.props",
            "Directory.Build.props",
        ].compactMap(files.text).first
    }

    private func isFixture(_ path: String) -> Bool {
        path.lowercased().split(separator: "/").dropLast().contains {
            $0 == "testprojects" || $0 == "testdata" || $0 == "fixtures" || $0 == "samples"
                || $0 == "examples"
        }
    }
}
