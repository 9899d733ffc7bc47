import TaskSynthCore

/// Applies a patch to a tree in memory, as `git apply --index` would to a clean work tree.
struct TreePatcher: ~Copyable {
    private let tree: ObjectID
    private let inflater: (any ContentInflater)?
    /// How many hunks went to another line than the patch names.
    private(set) var offsetHunks = 0

    init(tree: ObjectID, inflater: (any ContentInflater)?) {
        self.tree = tree
        self.inflater = inflater
    }

    /// Applies all sections and gives the name of the new tree.
    mutating func apply(
        _ patch: Patch, in repository: borrowing Repository
    ) throws(GitError) -> ObjectID {
        let change = try change(patch, in: repository)
        for report in change.reports {
            offsetHunks += report.placements.count { $0.offset != 0 }
        }
        var files: [[UInt8]: Repository.NewFile?] = [:]
        for (path, file) in change.files {
            var stored: Repository.NewFile?
            if let file { stored = try Self.store(file, at: path, in: repository) }
            files.updateValue(stored, forKey: path.bytes)
        }
        return files.isEmpty ? tree : try repository.edit(tree, files)
    }

    private func change(
        _ patch: Patch, in repository: borrowing Repository
    ) throws(GitError) -> TreeChange {
        // What the repository itself says is more than that a section does not apply.
        var failure: GitError?
        do throws(TreeError) {
            return try patch.applied(inflater: inflater) { path throws(TreeError) in
                do throws(GitError) {
                    return try file(at: path, in: repository)
                } catch {
                    failure = error
                    throw .tree(path, "\(error)")
                }
            }
        } catch {
            throw failure ?? GitError(.doesNotApply, "\(error)")
        }
    }

    private func file(
        at path: PatchPath, in repository: borrowing Repository
    ) throws(GitError) -> TreeFile? {
        guard let entry = try repository.entry(at: path.bytes, in: tree), entry.mode != 0o040000
        else { return nil }
        let mode = FileMode(rawValue: entry.mode)
        // Of a submodule a patch sees the line that names its commit.
        let content =
            mode.isSubmodule
            ? Array("Subproject commit \(entry.id)\n".utf8) : try repository.content(of: entry.id)
        return TreeFile(content: content, mode: mode)
    }

    private static func store(
        _ file: TreeFile, at path: PatchPath, in repository: borrowing Repository
    ) throws(GitError) -> Repository.NewFile {
        guard file.mode.isSubmodule else {
            return Repository.NewFile(
                mode: file.mode.rawValue, id: try repository.store(file.content))
        }
        let words = String(decoding: file.content, as: UTF8.self).split(
            whereSeparator: \.isWhitespace)
        guard let id = words.last.flatMap({ ObjectID(hexadecimal: String($0.prefix(40))) }) else {
            throw GitError(.doesNotApply, "\(path): the section names no commit")
        }
        return Repository.NewFile(mode: file.mode.rawValue, id: id)
    }
}
