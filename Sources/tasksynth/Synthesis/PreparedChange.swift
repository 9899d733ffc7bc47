import TaskSynthCore
import TaskSynthGit

/// A change with all that is computed of it before anything runs.
struct PreparedChange {
    let change: Change
    let diff: [UInt8]
    let split: PatchSplit
    let proof: SplitProof
    let semantics: DiffSemantics
    let address: RepositoryAddress
    let license: String?
    /// What the project is built with and tested by.
    let toolchain: Toolchain?

    /// How large a changed file may be to be looked into.
    private static let contentLimit = 4 << 20

    /// Compares, splits and proves.
    init(
        _ change: Change, in repository: borrowing Repository, path: String,
        overrides: RoleOverrides?, analyzer: any SyntaxAnalyzer
    ) async throws {
        self.change = change
        diff = try repository.patch(from: change.base.tree, to: change.head.tree)
        guard !diff.isEmpty else {
            throw GitError(
                .emptyChange, "\(change.base.id) and \(change.head.id) have the same files")
        }
        let patch = try Patch(parsing: diff, limits: .largest)
        let files = try repository.files(in: change.head.tree)
        let paths = files.map(\.pathText)
        let ids = Dictionary(files.map { ($0.pathText, $0.id) }) { first, _ in first }
        let layout = ProjectLayout(paths: paths) { path in
            ids[path].flatMap { try? repository.content(of: $0) }
        }
        let classifier = PathClassifier(layout: layout, overrides: overrides)
        let contents = try Self.contents(of: patch, change, in: repository)
        // Parsing takes longest: it goes on beside everything that reads the repository.
        async let compared = DiffSemantics.parallel(
            of: patch, using: analyzer, sides: Self.sides(of: patch, contents),
            classifier: classifier)
        toolchain = Toolchain.detect(files: paths) { path in
            ids[path].flatMap { try? repository.content(of: $0) }
        }
        split = try patch.split(
            using: SplitPolicy(
                classifier: classifier,
                contents: { file, side in
                    let path = side == .old ? file.oldPath : file.newPath
                    return path.flatMap { contents[side]?[$0] }
                },
                analyzer: analyzer))
        proof = try repository.prove(
            split, base: change.base.tree, head: change.head.tree, inflater: try patch.inflater())
        guard proof.holds else {
            throw Failure.badInput("the parts of \(change.head.id) do not make it again")
        }
        address =
            repository.address(ofRemote: "origin").map(RepositoryAddress.init(remote:))
            ?? RepositoryAddress(folder: path)
        license = Self.license(among: files, in: repository)
        semantics = await compared
    }

    /// The changed files that are text, on both sides.
    private static func contents(
        of patch: Patch, _ change: Change, in repository: borrowing Repository
    ) throws -> [PatchSide: [PatchPath: [UInt8]]] {
        var contents: [PatchSide: [PatchPath: [UInt8]]] = [.old: [:], .new: [:]]
        for file in patch.files where !file.isBinary && !file.isSubmodule {
            for (side, path, tree) in [
                (PatchSide.old, file.oldPath, change.base.tree),
                (PatchSide.new, file.newPath, change.head.tree),
            ] {
                guard let path, let entry = try repository.entry(at: path.bytes, in: tree) else {
                    continue
                }
                let bytes = try repository.content(of: entry.id)
                if bytes.count <= contentLimit { contents[side]?[path] = bytes }
            }
        }
        return contents
    }

    private static func sides(
        of patch: Patch, _ contents: [PatchSide: [PatchPath: [UInt8]]]
    ) -> [FileSides] {
        patch.files.map { file in
            FileSides(
                old: file.status == .added
                    ? [] : file.oldPath.flatMap { contents[.old]?[$0] },
                new: file.status == .deleted
                    ? [] : file.newPath.flatMap { contents[.new]?[$0] })
        }
    }

    private static func license(
        among files: [TreeEntry], in repository: borrowing Repository
    ) -> String? {
        for name in LicenseText.fileNames {
            guard let entry = files.first(where: { $0.pathText.lowercased() == name }),
                let bytes = try? repository.content(of: entry.id),
                let identifier = LicenseText.identifier(
                    of: String(decoding: bytes.prefix(1 << 16), as: UTF8.self))
            else { continue }
            return identifier
        }
        return nil
    }
}
