/// An ecosystem that a convention describes: its manifests, and the command that runs all tests.
struct SmallEcosystem: ToolchainDetection.Ecosystem {
    /// A way to run the tests.
    struct Way: Sendable {
        /// The runner.
        let runner: String
        /// What shows it, any of: a file, a folder with `/` at its end, an ending with `*` before it.
        let marks: [String]
        /// A text that the manifest has to have, where it is needed.
        var saying: String?
        /// What a person calls; `{folder}` is the outermost folder of the file that was found.
        let command: String
        /// What a harness runs, where that is something else.
        var run: String?
        /// What runs one file of tests.
        var file: String?
    }

    /// The language.
    let language: String
    /// What describes the build; `nil` where nothing does.
    var buildSystem: String?
    /// What installs dependencies; `nil` where nothing does.
    var manager: String?
    /// The names of manifests, or endings with `*` before them; where there is none, the tests alone
    /// show the ecosystem.
    var manifests: [String] = []
    /// The extensions of source files.
    let extensions: Set<String>
    /// What installs what the tests need.
    var install: [String] = []
    /// The ways of testing; the first one that fits counts.
    let ways: [Way]

    func isManifest(_ name: Substring) -> Bool {
        manifests.contains { Self.fits(name, $0) }
    }

    func detect(in folder: String, of project: ProjectContext) -> Toolchain? {
        let files = project.files
        let name = files.names(in: folder).first { isManifest($0[...]) }
        guard name != nil || manifests.isEmpty, files.count(extensions, in: folder) > 0 else {
            return nil
        }
        let manifest = name.map { ProjectFiles.join(folder, $0) }
        var toolchain = Toolchain(folder: folder, language: language)
        if let buildSystem { toolchain.buildSystems = [buildSystem] }
        if let manager, let manifest { toolchain.useManager(manager, manifest) }
        toolchain.installCommands = install
        let text = manifest.flatMap(files.text) ?? ""
        for way in ways where way.saying.map(text.contains) ?? true {
            guard let mark = way.marks.lazy.compactMap({ files.first($0, below: folder) }).first
            else { continue }
            let inner = mark.dropFirst(folder.isEmpty ? 0 : folder.utf8.count + 1)
            let parts = inner.split(separator: "/")
            let place = parts.count > 1 ? String(parts[0]) : "."
            func placed(_ line: String) -> String {
                line.replacing("{folder}", with: ShellWord.quoted(place))
            }
            toolchain.addTestFramework(way.runner, mark)
            toolchain.useCommand(placed(way.command), mark)
            toolchain.commands = TestCommands(
                all: placed(way.run ?? way.command), file: way.file)
            return toolchain
        }
        return manifests.isEmpty ? nil : toolchain
    }

    private static func fits(_ name: Substring, _ pattern: String) -> Bool {
        pattern.hasPrefix("*") ? name.hasSuffix(pattern.dropFirst()) : name == pattern
    }
}

extension ProjectFiles {
    /// The first file below a folder that a mark of a way of testing stands for.
    fileprivate func first(_ mark: String, below folder: String) -> String? {
        let path = Self.join(folder, mark)
        if mark.hasSuffix("/") { return below(path).first }
        guard mark.hasPrefix("*") else { return has(path) ? path : nil }
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        return below(prefix).first {
            $0.hasSuffix(mark.dropFirst())
                && !Self.isForeignSource(String($0.dropFirst(prefix.count)))
        }
    }
}
