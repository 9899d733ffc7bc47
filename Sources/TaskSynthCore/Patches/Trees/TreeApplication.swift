/// The state while a patch is applied to a tree.
struct TreeApplication {
    let options: ApplyOptions
    let inflater: (any ContentInflater)?
    /// The files that sections have made or removed so far.
    private(set) var files: [PatchPath: TreeFile?] = [:]
    private(set) var reports: [TreeChange.Report] = []
    /// Paths that some section will free.
    private var freed: Set<PatchPath> = []

    init(options: ApplyOptions, inflater: (any ContentInflater)?) {
        self.options = options
        self.inflater = inflater
    }

    /// Learns which path a section will free, so that another may take it before.
    mutating func announce(_ section: FilePatch) {
        let change = SectionChange(section, isReversed: options.isReversed)
        if change.kind == .deletion || change.kind == .move, let old = change.oldPath {
            freed.insert(old)
        }
    }

    /// Applies a section.
    mutating func apply(
        _ section: FilePatch, _ file: (PatchPath) throws(TreeError) -> TreeFile?
    ) throws(TreeError) {
        let change = SectionChange(section, isReversed: options.isReversed)
        try refuse(change.oldPath, change.oldMode)
        try refuse(change.newPath, change.newMode)
        var before: TreeFile?
        if let old = change.oldPath {
            before = try self.before(change, old, file)
            guard before != nil || change.mayBeAddition else { throw .missing(old) }
        }
        if let before, let mode = change.oldMode, !mode.hasType(of: before.mode) {
            throw .otherType(change.oldPath ?? section.path, expected: mode, found: before.mode)
        }
        try refuse(change.newPath, change.newMode ?? before?.mode)
        if let new = change.newPath, change.makesPath {
            let isTaken: Bool
            if let made = files[new] {
                isTaken = made != nil
            } else {
                isTaken = try file(new) != nil
            }
            guard !isTaken || freed.contains(new) else { throw .exists(new) }
        }
        let applied: AppliedFile
        do throws(ApplyError) {
            applied = try section.applied(
                to: content(before, section), options: options, inflater: inflater)
        } catch {
            throw .section(error)
        }
        reports.append(TreeChange.Report(path: section.path, placements: applied.placements))
        store(change, applied, before)
    }

    private func refuse(_ path: PatchPath?, _ mode: FileMode?) throws(TreeError) {
        if let path, let hazard = path.hazard(for: mode) { throw .hazard(path, hazard) }
    }

    /// The file that a section starts from.
    private func before(
        _ change: SectionChange, _ old: PatchPath,
        _ file: (PatchPath) throws(TreeError) -> TreeFile?
    ) throws(TreeError) -> TreeFile? {
        let readsOriginal = change.kind == .move || change.kind == .copy
        if !readsOriginal, let made = files[old] { return made }
        return try file(old)
    }

    /// The content that a section is applied to.
    ///
    /// A folder on disk does not tell the commit of a submodule; then the section is believed.
    private func content(_ file: TreeFile?, _ section: FilePatch) -> [UInt8] {
        guard let file else { return [] }
        guard file.mode.isSubmodule, file.content.isEmpty else { return file.content }
        var content: [UInt8] = []
        let removed: HunkLine.Kind = options.isReversed ? .added : .removed
        for line in section.hunks.flatMap(\.lines) where [removed, .context].contains(line.kind) {
            content += section.patch.bytes[line.contentRange.lowerBound..<line.range.upperBound]
        }
        return content
    }

    private mutating func store(
        _ change: SectionChange, _ applied: AppliedFile, _ before: TreeFile?
    ) {
        if change.kind == .deletion || change.kind == .move, let old = change.oldPath {
            // A file that another section has put there already stays.
            if change.kind == .deletion || files[old] == nil { files[old] = .some(nil) }
        }
        guard change.kind != .deletion, let new = change.newPath ?? change.oldPath else { return }
        // Two names without a word of a rename: git takes the old one away all the same.
        if change.kind == .modification, let old = change.oldPath, old != new, files[old] == nil {
            files[old] = .some(nil)
        }
        let mode = change.newMode ?? before?.mode ?? .regular
        files[new] = TreeFile(content: applied.content ?? [], mode: mode)
    }

    /// Refuses files below what is a file or a link, in the tree or because of the patch.
    func checkFolders(
        _ file: (PatchPath) throws(TreeError) -> TreeFile?
    ) throws(TreeError) {
        var known: Set<PatchPath> = []
        for (path, after) in files where after != nil {
            for folder in path.folders {
                if let other = files[folder] {
                    guard other == nil else { throw .throughFile(path) }
                    // What was there is gone, so that nothing is below.
                    break
                }
                guard known.insert(folder).inserted, let other = try file(folder) else { continue }
                // A folder on disk may be the work tree of a submodule.
                guard other.mode.isSubmodule, other.content.isEmpty else {
                    throw .throughFile(path)
                }
            }
        }
    }
}
