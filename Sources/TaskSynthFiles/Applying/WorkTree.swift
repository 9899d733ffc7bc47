import Glibc
public import TaskSynthCore

/// A folder that patches are applied to.
///
/// Every path is walked from the folder down, one component at a time, and no link is followed on
/// the way: what is behind a link is not part of the tree.
public struct WorkTree: Sendable {
    /// Where it is.
    public let path: String
    /// The largest file that is read.
    public var limit = 1 << 30

    /// Names a folder, which has to be there.
    public init(path: String) { self.path = path }

    /// Applies a patch: all of it, or nothing.
    ///
    /// What fails on the way is taken back: files get their content and their modes again.
    ///
    /// - Parameters:
    ///   - patch: The patch.
    ///   - options: How it is applied.
    ///   - inflater: What expands binary content; only sections with such content need it.
    ///   - isCheck: Whether nothing is to be written.
    /// - Returns: What changes, and where each hunk went.
    /// - Throws: `TreeError` where the patch does not apply, or a path is hostile.
    @discardableResult public func apply(
        _ patch: Patch, options: ApplyOptions = ApplyOptions(),
        inflater: (any ContentInflater)? = nil, isCheck: Bool = false
    ) throws(TreeError) -> TreeChange {
        let root = try open()
        let change = try patch.applied(options: options, inflater: inflater) {
            (path) throws(TreeError) in try file(at: path, in: root)
        }
        try checkFolders(of: change, in: root)
        guard !isCheck else { return change }
        var writer = try TreeWriter(root: root, path: path)
        do throws(TreeError) {
            try writer.write(change)
        } catch {
            writer.takeBack()
            throw error
        }
        writer.finish()
        return change
    }

    /// The file at a path; `nil` where there is none.
    ///
    /// - Throws: `TreeError` where the path is hostile, goes through a link, or cannot be read.
    public func file(at path: PatchPath) throws(TreeError) -> TreeFile? {
        try file(at: path, in: try open())
    }

    private func open() throws(TreeError) -> FolderDescriptor {
        let number = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard number >= 0 else { throw .tree(PatchPath(path), FolderDescriptor.reason) }
        return FolderDescriptor(number)
    }

    private func file(
        at path: PatchPath, in root: borrowing FolderDescriptor
    ) throws(TreeError) -> TreeFile? {
        if let hazard = path.hazard { throw .hazard(path, hazard) }
        guard let folder = try root.folder(of: path) else { return nil }
        return try folder.file(path.lastComponent, path, limit: limit)
    }

    /// Refuses new files below what is a link or a file and stays one.
    private func checkFolders(
        of change: TreeChange, in root: borrowing FolderDescriptor
    ) throws(TreeError) {
        let freed = Set(change.files.lazy.filter { $0.value == nil }.map(\.key))
        for (path, file) in change.files where file != nil {
            try root.checkFolders(of: path, freed: freed)
        }
    }
}

extension PatchPath {
    /// The name of the file without its folders.
    var lastComponent: [UInt8] { components.last.map(Array.init) ?? [] }
}
