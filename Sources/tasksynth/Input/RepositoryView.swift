import TaskSynthCore
import TaskSynthGit

/// What a repository tells about a patch: its layout, and the files that the patch changes.
struct RepositoryView {
    let layout: ProjectLayout
    /// The repository's own patterns, in a file `.tasksynth-roles` at its root.
    let overrides: RoleOverrides?
    private let contents: [PatchSide: [PatchPath: [UInt8]]]

    /// How large a changed file may be to be looked into.
    private static let contentLimit = 4 << 20

    /// Reads a revision of a repository, and the objects that a patch names.
    ///
    /// The patch may be for another revision: a content is taken only where the name of its object
    /// is the one in the patch.
    init(path: String, revision: String = "HEAD", patch: Patch? = nil) throws {
        let repository = try Repository(path: path)
        let commit = try repository.commit(named: revision)
        let files = try repository.files(in: commit.tree)
        let ids = Dictionary(files.map { ($0.pathText, $0.id) }) { first, _ in first }
        layout = ProjectLayout(paths: files.map(\.pathText)) { path in
            ids[path].flatMap { try? repository.content(of: $0) }
        }
        overrides = try ids[".tasksynth-roles"].map {
            try RoleFile.parse(try repository.content(of: $0), named: ".tasksynth-roles")
        }
        var contents: [PatchSide: [PatchPath: [UInt8]]] = [.old: [:], .new: [:]]
        if let patch {
            for file in patch.files where !file.isBinary && !file.isSubmodule {
                for (side, path, name) in [
                    (PatchSide.old, file.oldPath, file.oldID),
                    (PatchSide.new, file.newPath, file.newID),
                ] {
                    guard let path, let name, !name.allSatisfy({ $0 == "0" }) else { continue }
                    let here = ids[path.string].flatMap {
                        $0.hexadecimal.hasPrefix(name) ? $0 : nil
                    }
                    guard let id = here ?? ObjectID(hexadecimal: name),
                        let bytes = try? repository.content(of: id),
                        bytes.count <= Self.contentLimit
                    else { continue }
                    contents[side]?[path] = bytes
                }
            }
        }
        self.contents = contents
    }

    /// Gives the contents that are known.
    var contentProvider: SplitPolicy.ContentProvider {
        let contents = contents
        return { file, side in
            let path = side == .old ? file.oldPath : file.newPath
            return path.flatMap { contents[side]?[$0] }
        }
    }
}
