/// Writes a section with some of the changes of another.
struct SectionWriter {
    private let file: FilePatch
    private let selection: LineSelection
    /// Whether the header's own changes belong to it; a file that comes or goes does so with any
    /// of its lines.
    private let includesHeader: Bool
    private var hunks: [UInt8] = []
    private var isWhole = true
    private var isEmpty = true
    /// How many lines the new version has more than the old one, so far.
    private var shift = 0

    init(_ file: FilePatch, _ selection: LineSelection) {
        self.file = file
        self.selection = selection
        includesHeader =
            selection.includesHeader || file.status == .added || file.status == .deleted
        for hunk in file.hunks { append(hunk) }
    }

    /// Whether the section is the original as it is.
    var isVerbatim: Bool {
        if !hasHunks || file.isCombined { return selection.includesHeader }
        return isWhole && (includesHeader || !hasHeaderChange)
    }

    private var hasHunks: Bool { file.hunks.count > 0 }

    /// The section, where it is not the original; `nil` where nothing is selected.
    var bytes: [UInt8]? {
        guard hasHunks, !file.isCombined, !isEmpty || includesHeader && hasHeaderChange else {
            return nil
        }
        return header + hunks
    }

    /// Whether there is more of the section than its header.
    var hasBody: Bool { !isEmpty }

    /// Whether the header changes more than the lines do.
    private var hasHeaderChange: Bool {
        switch file.status {
        case .renamed, .copied, .modeChanged: true
        case .added, .deleted: false
        case .modified: file.oldMode != file.newMode
        }
    }

    private mutating func append(_ hunk: Hunk) {
        var writer = HunkWriter(of: hunk)
        for (position, line) in hunk.lines.enumerated() {
            if line.kind == .context || selection.contains(hunk.index, position) {
                writer.append(line, as: line.kind)
            } else {
                isWhole = false
                let isThere = line.kind == (selection.base == .old ? .removed : .added)
                if isThere { writer.append(line, as: .context) }
            }
        }
        guard writer.hasChange else { return }
        isEmpty = false
        let oldFirst = hunk.oldCount == 0 ? hunk.oldStart + 1 : hunk.oldStart
        let newFirst = hunk.newCount == 0 ? hunk.newStart + 1 : hunk.newStart
        switch selection.base {
        case .old: hunks += writer.bytes(old: oldFirst, new: oldFirst + shift, like: hunk)
        case .new: hunks += writer.bytes(old: newFirst - shift, new: newFirst, like: hunk)
        }
        shift += writer.newCount - writer.oldCount
    }

    /// The header of a section whose lines are others than those of the original.
    private var header: [UInt8] {
        let oldPath = file.oldPath ?? file.path
        let newPath = file.path
        let hasPrefixes = file.needsPrefixes
        let isMoved = file.status == .renamed || file.status == .copied
        guard includesHeader else {
            let path = selection.base == .old ? oldPath : newPath
            var header = HeaderWriter(oldPath: path, newPath: path, hasPrefixes: hasPrefixes)
            header.unifiedNames()
            return header.bytes
        }
        var header = HeaderWriter(oldPath: oldPath, newPath: newPath, hasPrefixes: hasPrefixes)
        let isAdded = file.status == .added && (selection.base == .old || isWhole)
        let isDeleted = file.status == .deleted && (selection.base == .new || isWhole)
        if isAdded { header.line("new file mode \(file.newMode ?? .regular)") }
        if isDeleted { header.line("deleted file mode \(file.oldMode ?? .regular)") }
        if !isAdded, !isDeleted, let old = file.oldMode, let new = file.newMode, old != new {
            header.line("old mode \(old)")
            header.line("new mode \(new)")
        }
        if isMoved { header.moveLines(file.status == .renamed ? "rename" : "copy") }
        if !isEmpty { header.unifiedNames(hasOld: !isAdded, hasNew: !isDeleted) }
        return header.bytes
    }
}
