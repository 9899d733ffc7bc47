import CLibGit2
import TaskSynthCore

extension Repository {
    /// Lists the files of a tree in the order of Git.
    ///
    /// - Throws: ``GitError`` when a tree is missing.
    /// - Complexity: O(*n*), where *n* is the number of entries.
    public func files(in tree: ObjectID) throws(GitError) -> [TreeEntry] {
        var files: [TreeEntry] = []
        try appendFiles(in: tree, below: [], to: &files)
        return files
    }

    private func appendFiles(
        in tree: ObjectID, below folder: [UInt8], to files: inout [TreeEntry]
    ) throws(GitError) {
        for entry in try entries(of: tree) {
            let path = folder + entry.path
            if entry.mode == 0o040000 {
                try appendFiles(in: entry.id, below: path + [UInt8(ascii: "/")], to: &files)
            } else {
                files.append(TreeEntry(path: path, mode: entry.mode, id: entry.id))
            }
        }
    }

    /// The direct entries of one tree; folders have mode `0o040000`.
    func entries(of tree: ObjectID) throws(GitError) -> [TreeEntry] {
        if tree == .emptyTree { return [] }
        let owned = try lookUp(tree)
        var entries: [TreeEntry] = []
        for index in 0..<(unsafe git_tree_entrycount(owned.pointer)) {
            guard let entry = unsafe git_tree_entry_byindex(owned.pointer, index) else { break }
            entries.append(
                TreeEntry(
                    path: unsafe Self.bytes(ofCString: git_tree_entry_name(entry)),
                    mode: unsafe git_tree_entry_filemode(entry).rawValue,
                    id: unsafe ObjectID(git_tree_entry_id(entry).pointee)))
        }
        return entries
    }

    private func lookUp(_ tree: ObjectID) throws(GitError) -> Owned<TreeKind> {
        try Owned<TreeKind>("git_tree_lookup") {
            var oid = tree.oid
            return unsafe git_tree_lookup(&$0, objects.pointer, &oid)
        }
    }

    /// The direct entry of a tree with a name, which Git finds without a look at all of them.
    private func entry(named name: ArraySlice<UInt8>, of tree: ObjectID) throws(GitError) -> (
        mode: UInt32, id: ObjectID
    )? {
        guard tree != .emptyTree, !name.isEmpty, !name.contains(0) else { return nil }
        let owned = try lookUp(tree)
        let found = unsafe (name + [0]).withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) {
                unsafe git_tree_entry_byname(owned.pointer, $0.baseAddress)
            }
        }
        guard let found = unsafe found else { return nil }
        return unsafe (
            git_tree_entry_filemode(found).rawValue, ObjectID(git_tree_entry_id(found).pointee)
        )
    }

    /// The entry at a path of a tree, where there is one.
    ///
    /// - Throws: ``GitError`` when a tree on the way is missing.
    /// - Complexity: O(*d* log *n*) beside the reading of *d* trees with *n* entries each.
    public func entry(at path: [UInt8], in tree: ObjectID) throws(GitError) -> TreeEntry? {
        var tree = tree
        let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            guard let entry = try entry(named: part, of: tree) else { return nil }
            if index == parts.count - 1 {
                return TreeEntry(path: path, mode: entry.mode, id: entry.id)
            }
            guard entry.mode == 0o040000 else { return nil }
            tree = entry.id
        }
        return nil
    }

    /// Reads the content of a file.
    ///
    /// - Throws: ``GitError`` when it is missing.
    public func content(of blob: ObjectID) throws(GitError) -> [UInt8] {
        let owned = try Owned<BlobKind>("git_blob_lookup") {
            var oid = blob.oid
            return unsafe git_blob_lookup(&$0, objects.pointer, &oid)
        }
        let size = unsafe Int(git_blob_rawsize(owned.pointer))
        return unsafe Array(
            UnsafeRawBufferPointer(start: git_blob_rawcontent(owned.pointer), count: size))
    }

    /// Keeps content in memory, under the name that Git gives it.
    ///
    /// - Throws: ``GitError`` when it does not fit.
    func store(_ content: [UInt8]) throws(GitError) -> ObjectID {
        var oid = git_oid()
        let status = unsafe content.withUnsafeBytes { buffer in
            unsafe git_blob_create_from_buffer(
                &oid, objects.pointer, buffer.baseAddress, buffer.count)
        }
        try check(status, "git_blob_create_from_buffer")
        return ObjectID(oid)
    }

    private static func bytes(ofCString text: UnsafePointer<CChar>) -> [UInt8] {
        var bytes: [UInt8] = []
        var place = unsafe text
        while unsafe place.pointee != 0 {
            unsafe bytes.append(UInt8(bitPattern: place.pointee))
            unsafe place += 1
        }
        return bytes
    }
}
