public import TaskSynthCore

/// A tree as a patch expects it: files that hold what its hunks show, and lines of our own between.
public struct OldTree: Sendable {
    /// The files by their paths.
    public private(set) var files: [PatchPath: TreeFile] = [:]
    /// The sections of the patch that a diff of two trees could be; the others are left out.
    public private(set) var sections: Set<Int> = []
    /// The folders that the files are in.
    private var folders: Set<PatchPath> = []
    private let inflater: (any ContentInflater)?
    private var options = ApplyOptions()

    /// Makes the tree before a patch.
    ///
    /// - Parameters:
    ///   - patch: The patch.
    ///   - inflater: What expands binary content; without one, such sections are left out.
    public init(before patch: Patch, inflater: (any ContentInflater)? = nil) {
        self.inflater = inflater
        var taken: Set<PatchPath> = []
        for file in patch.files {
            guard let image = OldImage(file, inflater) else { continue }
            let paths = Set([file.oldPath, file.newPath].compactMap(\.self))
            let isSecondHalf =
                file.isTypeChange && file.status == .added && sections.contains(file.index - 1)
            // A copy onto itself finds its file there already.
            let isOntoItself = file.status == .copied && paths.count == 1
            guard isSecondHalf || taken.isDisjoint(with: paths), file.tellsBothModes, !isOntoItself,
                file.oldPath.map(hasRoom) ?? true
            else { continue }
            taken.formUnion(paths)
            sections.insert(file.index)
            if image.needsZeroContext { options.allowsZeroContext = true }
            if let old = file.oldPath {
                folders.formUnion(old.folders)
                files[old] = TreeFile(content: image.bytes, mode: file.oldMode ?? .regular)
            }
        }
    }

    /// Whether no file would have to be a folder, too.
    private func hasRoom(for path: PatchPath) -> Bool {
        !folders.contains(path) && path.folders.allSatisfy { files[$0] == nil }
    }

    /// The tree with patches applied, one after the other.
    public func applying(
        _ patches: Patch..., isReversed: Bool = false
    ) throws(TreeError) -> OldTree {
        var options = options
        options.isReversed = isReversed
        var tree = self
        for patch in patches {
            let before = tree.files
            let change = try patch.applied(options: options, inflater: inflater) {
                (path) throws(TreeError) in before[path]
            }
            for (path, file) in change.files { tree.files[path] = file }
        }
        return tree
    }
}

extension FilePatch {
    /// Whether a change of mode names both modes, so that it can be taken back.
    fileprivate var tellsBothModes: Bool {
        status == .added || status == .deleted || (oldMode == nil) == (newMode == nil)
    }
}
