import CLibGit2
import TaskSynthCore

extension Repository {
    /// A file as it should be in an edited tree.
    struct NewFile: Hashable {
        let mode: UInt32
        let id: ObjectID
    }

    /// Makes a tree that differs from another in some files.
    ///
    /// The new trees live in memory. Folders that become empty disappear, as Git has it.
    ///
    /// - Parameters:
    ///   - tree: The tree to start from.
    ///   - changes: The new file of each path; `nil` removes the path.
    /// - Returns: The name of the new tree.
    /// - Throws: ``GitError`` when a tree is missing, a path is not allowed in a tree, or a file
    ///   would take the place of a folder.
    func edit(
        _ tree: ObjectID, _ changes: [[UInt8]: NewFile?]
    ) throws(GitError) -> ObjectID {
        try edit(tree, changes.map { ($0.key[...], $0.value) }) ?? .emptyTree
    }

    /// Edits one folder; `nil` where nothing is left in it.
    private func edit(
        _ tree: ObjectID?, _ changes: [(path: ArraySlice<UInt8>, file: NewFile?)]
    ) throws(GitError) -> ObjectID? {
        let builder = try builder(from: tree)
        var folders: [[UInt8]: [(path: ArraySlice<UInt8>, file: NewFile?)]] = [:]
        var files: [(name: [UInt8], file: NewFile)] = []
        for change in changes {
            if let slash = change.path.firstIndex(of: UInt8(ascii: "/")) {
                let name = Array(change.path[..<slash])
                folders[name, default: []].append(
                    (change.path[change.path.index(after: slash)...], change.file))
            } else if let file = change.file {
                files.append((Array(change.path), file))
            } else {
                try remove(Array(change.path), from: builder, onlyFiles: true)
            }
        }
        for (name, inner) in folders.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let old = try folder(named: name, in: builder)
            if old == nil, inner.allSatisfy({ $0.file == nil }) { continue }
            if let new = try edit(old, inner) {
                try insert(name, mode: 0o040000, new, into: builder)
            } else {
                try remove(name, from: builder, onlyFiles: false)
            }
        }
        for (name, file) in files.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
            guard try folder(named: name, in: builder) == nil else {
                throw GitError(
                    .doesNotApply, "\(PatchPath(name)): a folder that is not empty is in the way")
            }
            try insert(name, mode: file.mode, file.id, into: builder)
        }
        guard unsafe git_treebuilder_entrycount(builder.pointer) > 0 else { return nil }
        var oid = git_oid()
        try check(unsafe git_treebuilder_write(&oid, builder.pointer), "git_treebuilder_write")
        return ObjectID(oid)
    }

    private func builder(from tree: ObjectID?) throws(GitError) -> Owned<TreeBuilderKind> {
        guard let tree, tree != .emptyTree else {
            return try Owned("git_treebuilder_new") {
                unsafe git_treebuilder_new(&$0, objects.pointer, nil)
            }
        }
        let source = try self.tree(tree)
        return try Owned("git_treebuilder_new") {
            unsafe git_treebuilder_new(&$0, objects.pointer, source.pointer)
        }
    }

    private func folder(
        named name: [UInt8], in builder: borrowing Owned<TreeBuilderKind>
    ) throws(GitError) -> ObjectID? {
        let entry = unsafe Self.withCString(name) {
            unsafe git_treebuilder_get(builder.pointer, $0)
        }
        guard let entry = unsafe entry,
            unsafe git_tree_entry_filemode(entry).rawValue == 0o040000
        else { return nil }
        return unsafe ObjectID(git_tree_entry_id(entry).pointee)
    }

    private func insert(
        _ name: [UInt8], mode: UInt32, _ id: ObjectID,
        into builder: borrowing Owned<TreeBuilderKind>
    ) throws(GitError) {
        var oid = id.oid
        let status = unsafe Self.withCString(name) {
            unsafe git_treebuilder_insert(
                nil, builder.pointer, $0, &oid, git_filemode_t(rawValue: mode))
        }
        try check(status, "git_treebuilder_insert")
    }

    private func remove(
        _ name: [UInt8], from builder: borrowing Owned<TreeBuilderKind>, onlyFiles: Bool
    ) throws(GitError) {
        if onlyFiles, try folder(named: name, in: builder) != nil { return }
        let status = unsafe Self.withCString(name) {
            unsafe git_treebuilder_get(builder.pointer, $0) == nil
                ? 0 : git_treebuilder_remove(builder.pointer, $0)
        }
        try check(status, "git_treebuilder_remove")
    }

    private static func withCString<Result>(
        _ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> Result
    ) -> Result {
        unsafe (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("never empty") }
            return unsafe body(base)
        }
    }
}
