import TaskSynthCore

/// Applies a patch to a tree in memory, as `git apply --index` would to a clean work tree.
struct TreePatcher: ~Copyable {
    private let tree: ObjectID
    private let inflater: (any ContentInflater)?
    private var written: [[UInt8]: Repository.NewFile] = [:]
    private var removed: Set<[UInt8]> = []
    /// The paths that some section of the patch takes away, which makes room for a new file.
    private var leaving: Set<[UInt8]> = []
    /// How many hunks went to another line than the patch names.
    private(set) var offsetHunks = 0

    init(tree: ObjectID, inflater: (any ContentInflater)?) {
        self.tree = tree
        self.inflater = inflater
    }

    /// Applies the sections in order and gives the name of the new tree.
    ///
    /// The source of a rename or copy is read from the tree as it was, so that files may change
    /// places; every other section sees what earlier sections of its path did.
    mutating func apply(
        _ patch: Patch, in repository: borrowing Repository
    ) throws(GitError) -> ObjectID {
        leaving = Set(
            patch.files.filter { $0.status == .deleted || $0.status == .renamed }
                .compactMap { $0.oldPath?.bytes })
        for file in patch.files { try apply(file, in: repository) }
        var changes: [[UInt8]: Repository.NewFile?] = [:]
        for path in removed { changes[path] = .some(nil) }
        for (path, file) in written { changes[path] = file }
        return changes.isEmpty ? tree : try repository.edit(tree, changes)
    }

    private mutating func apply(
        _ file: FilePatch, in repository: borrowing Repository
    ) throws(GitError) {
        guard let newPath = file.newPath ?? file.oldPath else {
            throw Self.failure(file, "the section names no file")
        }
        switch file.status {
        case .added:
            try requireFree(newPath.bytes, file, in: repository)
            let content = try applied(file, to: [])
            try write(content, to: newPath.bytes, mode: file.newMode, file, in: repository)
        case .deleted:
            let old = try source(file, in: repository)
            guard try applied(file, to: try content(of: old, in: repository)).isEmpty else {
                throw Self.failure(file, "the deletion leaves content")
            }
            let path = file.oldPath?.bytes ?? newPath.bytes
            written[path] = nil
            removed.insert(path)
        case .modified, .modeChanged, .renamed, .copied:
            let old = try source(file, in: repository)
            let mode = file.newMode ?? FileMode(rawValue: old.mode)
            if file.hunks.isEmpty, !file.isBinary {
                put(Repository.NewFile(mode: mode.rawValue, id: old.id), at: newPath.bytes)
            } else {
                let content = try applied(file, to: try content(of: old, in: repository))
                try write(content, to: newPath.bytes, mode: mode, file, in: repository)
            }
            if file.status == .renamed, let oldPath = file.oldPath {
                removed.insert(oldPath.bytes)
            }
        }
    }

    private mutating func applied(
        _ file: FilePatch, to content: [UInt8]
    ) throws(GitError) -> [UInt8] {
        do {
            let result = try file.applied(to: content, inflater: inflater)
            offsetHunks += result.placements.count { $0.offset != 0 }
            return result.content ?? []
        } catch {
            throw GitError(.doesNotApply, "\(error)")
        }
    }

    private func source(
        _ file: FilePatch, in repository: borrowing Repository
    ) throws(GitError) -> Repository.NewFile {
        let path = (file.oldPath ?? file.path).bytes
        let isMove = file.status == .renamed || file.status == .copied
        if !isMove, let file = written[path] { return file }
        guard isMove || !removed.contains(path),
            let entry = try repository.entry(at: path, in: tree), entry.mode != 0o040000
        else { throw Self.failure(file, "there is no such file") }
        return Repository.NewFile(mode: entry.mode, id: entry.id)
    }

    private func requireFree(
        _ path: [UInt8], _ file: FilePatch, in repository: borrowing Repository
    ) throws(GitError) {
        if removed.contains(path) || leaving.contains(path) { return }
        let entry = try repository.entry(at: path, in: tree)
        guard written[path] == nil, entry == nil || entry?.mode == 0o040000 else {
            throw Self.failure(file, "the file is there already")
        }
    }

    /// The bytes that a patch sees: of a submodule, the line that names its commit.
    private func content(
        of file: Repository.NewFile, in repository: borrowing Repository
    ) throws(GitError) -> [UInt8] {
        file.mode == 0o160000
            ? Array("Subproject commit \(file.id)\n".utf8) : try repository.content(of: file.id)
    }

    private mutating func write(
        _ content: [UInt8], to path: [UInt8], mode: FileMode?, _ file: FilePatch,
        in repository: borrowing Repository
    ) throws(GitError) {
        let mode = mode ?? .regular
        guard mode.isSubmodule else {
            put(
                Repository.NewFile(mode: mode.rawValue, id: try repository.store(content)),
                at: path)
            return
        }
        let words = String(decoding: content, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard let id = words.last.flatMap({ ObjectID(hexadecimal: String($0.prefix(40))) }) else {
            throw Self.failure(file, "the section names no commit")
        }
        put(Repository.NewFile(mode: mode.rawValue, id: id), at: path)
    }

    private mutating func put(_ file: Repository.NewFile, at path: [UInt8]) {
        written[path] = file
    }

    private static func failure(_ file: FilePatch, _ reason: String) -> GitError {
        GitError(.doesNotApply, "\(file.path): \(reason)")
    }
}
