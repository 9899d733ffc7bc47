/// The search for the projects in a repository, and the choice of the main one.
struct ToolchainDetection {
    /// A rule for one ecosystem: where its projects are, and what they need.
    protocol Ecosystem: Sendable {
        /// Which names of files tell a project.
        func isManifest(_ name: Substring) -> Bool
        /// The extensions of its source files, which decide between projects in one folder.
        var extensions: Set<String> { get }
        /// Describes the project in a folder; `nil` where it is none after all.
        func detect(in folder: String, of project: ProjectContext) -> Toolchain?
    }

    private static let ecosystems: [any Ecosystem] =
        [
            PythonEcosystem(), NodeEcosystem(), SwiftEcosystem(), GoEcosystem(),
            RustEcosystem(), MavenEcosystem(), GradleEcosystem(), SbtEcosystem(),
            DotNetEcosystem(), RubyEcosystem(), PHPEcosystem(), ElixirEcosystem(),
            PerlEcosystem(), CEcosystem(),
        ] + SmallEcosystem.all
    private static let maximumOthers = 12
    private static let lockfiles = [
        "Cargo.lock", "Gemfile.lock", "Package.resolved", "Pipfile.lock", "bun.lock", "bun.lockb",
        "composer.lock", "go.sum", "gradle.lockfile", "mix.lock", "package-lock.json",
        "packages.lock.json",
        "pdm.lock", "pnpm-lock.yaml", "poetry.lock", "uv.lock", "yarn.lock",
    ]

    private let context: ProjectContext

    init(_ files: ProjectFiles) { context = ProjectContext(files: files) }

    /// The main project with the others beside it.
    func detect() -> Toolchain? {
        var found: [(toolchain: Toolchain, weight: Int)] = []
        for ecosystem in Self.ecosystems {
            var covered: [String] = []
            let folders = context.files.folders(holding: ecosystem.isManifest)
            // A workspace speaks for the projects below it.
            for folder in folders
            where !covered.contains(where: { $0.isEmpty || folder.hasPrefix("\($0)/") }) {
                guard var toolchain = ecosystem.detect(in: folder, of: context) else { continue }
                covered.append(folder)
                let known = Self.lockfiles.map { ProjectFiles.join(folder, $0) }
                toolchain.lockfiles += known.filter {
                    context.files.has($0) && !toolchain.lockfiles.contains($0)
                }
                toolchain.services = context.services(in: folder, &toolchain)
                let weight = context.files.count(ecosystem.extensions, in: folder)
                found.append((toolchain, weight))
            }
        }
        // Where no manifest leads to tests, those that stand for themselves are looked for.
        if !found.contains(where: { $0.toolchain.commands != nil }) {
            let alone = withoutManifest()
            found += alone.filter { found.isEmpty || $0.toolchain.commands != nil }
        }
        guard let main = found.indices.max(by: { isLess(found[$0], found[$1]) }) else { return nil }
        var toolchain = found.remove(at: main).toolchain
        let others = found.sorted { isLess($1, $0) }.filter { $0.weight > 0 }
        toolchain.others = others.prefix(Self.maximumOthers).map(\.toolchain)
        return toolchain
    }

    /// What the source alone says, where no manifest does.
    private func withoutManifest() -> [(toolchain: Toolchain, weight: Int)] {
        Self.ecosystems.compactMap { ecosystem in
            let weight = context.files.count(ecosystem.extensions)
            guard weight > 0, let toolchain = ecosystem.detect(in: "", of: context) else {
                return nil
            }
            return (toolchain, weight)
        }
    }

    /// Whether a project is less likely to be the main one: deeper, then, where it is in a folder,
    /// without tests, then with less source.
    private func isLess(
        _ left: (toolchain: Toolchain, weight: Int), _ right: (toolchain: Toolchain, weight: Int)
    ) -> Bool {
        let depths = (
            ProjectFiles.depth(left.toolchain.folder), ProjectFiles.depth(right.toolchain.folder)
        )
        if left.weight == 0 || right.weight == 0, left.weight != right.weight {
            return left.weight < right.weight
        }
        if depths.0 != depths.1 { return depths.0 > depths.1 }
        let areTested = (left.toolchain.commands != nil, right.toolchain.commands != nil)
        if depths.0 > 0, areTested.0 != areTested.1 { return areTested.1 }
        return left.weight < right.weight
    }
}
