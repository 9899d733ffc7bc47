/// Writes a section that takes back what another does.
struct ReverseWriter {
    private let file: FilePatch
    private let patch: Patch

    init(_ file: FilePatch) {
        self.file = file
        patch = file.patch
    }

    /// The section, backward; `nil` where the patch does not hold what that takes.
    var bytes: [UInt8]? {
        if file.isCombined { return nil }
        let blocks = file.binaryContents
        if file.hasBinaryContent, blocks.count < 2 { return nil }
        var section = header
        if file.hasBinaryContent {
            section += Array("GIT binary patch\n".utf8)
            for block in blocks.reversed() { section += patch.bytes[block.range] }
        } else if file.isBinary {
            section += patch.bytes[file.headerRange.upperBound..<file.range.upperBound]
        }
        for hunk in file.hunks { section += reversed(hunk) }
        return section
    }

    private var header: [UInt8] {
        let oldPath = file.newPath ?? file.path
        let newPath = file.oldPath ?? file.path
        var header = HeaderWriter(
            oldPath: oldPath, newPath: newPath, hasPrefixes: file.needsPrefixes)
        let hasMove = file.status == .renamed || file.status == .copied
        switch file.status {
        case .added: header.line("deleted file mode \(file.newMode ?? .regular)")
        case .deleted: header.line("new file mode \(file.oldMode ?? .regular)")
        case .modified, .modeChanged, .renamed, .copied:
            if let old = file.newMode, let new = file.oldMode, old != new {
                header.line("old mode \(old)")
                header.line("new mode \(new)")
            }
        }
        if hasMove {
            if let similarity = file.similarity { header.line("similarity index \(similarity)%") }
            header.moveLines(file.status == .renamed ? "rename" : "copy")
        } else if let dissimilarity = file.dissimilarity {
            header.line("dissimilarity index \(dissimilarity)%")
        }
        if let old = file.newID, let new = file.oldID, Self.isName(old), Self.isName(new) {
            let mode = file.record.oldMode != 0 && file.oldMode == file.newMode ? file.oldMode : nil
            header.line("index \(old)..\(new)\(mode.map { " \($0)" } ?? "")")
        }
        // A `diff --git` line that stands alone would be text, and one of two names would name none.
        let isRenamed = !hasMove && oldPath != newPath
        if !file.hunks.isEmpty || isRenamed || header.hasFirstLineOnly {
            header.unifiedNames(hasOld: file.status != .deleted, hasNew: file.status != .added)
        }
        return header.bytes
    }

    /// A hunk with added and removed lines exchanged, removed ones first in each run.
    private func reversed(_ hunk: Hunk) -> [UInt8] {
        let text = patch.bytes.span
        let feed = hunk.headerRange.upperBound - 1
        let marksEnd = HunkHeader(text, hunk.headerRange.lowerBound, feed)?.end ?? feed
        let old = Self.range(hunk.newStart, hunk.newCount)
        let new = Self.range(hunk.oldStart, hunk.oldCount)
        var bytes = Array("@@ -\(old) +\(new) @@".utf8)
        bytes += patch.bytes[marksEnd..<hunk.headerRange.upperBound]
        var added: [UInt8] = []
        for line in hunk.lines {
            var content = patch.bytes[line.range.lowerBound + 1..<line.rangeWithMarker.upperBound]
            // A marker may be the end of its patch, and is none here.
            if content.last != .lineFeed { content.append(.lineFeed) }
            switch line.kind {
            case .context:
                bytes +=
                    added + patch.bytes[line.range.lowerBound..<line.rangeWithMarker.upperBound]
                added = []
            case .removed: added += [UInt8(ascii: "+")] + content
            case .added: bytes += [UInt8(ascii: "-")] + content
            }
        }
        return bytes + added
    }

    /// Whether an object name is one, and not other text that an `index` line may hold.
    private static func isName(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.allSatisfy { $0.hexadecimalValue != nil }
    }

    private static func range(_ start: Int, _ count: Int) -> String {
        count == 1 ? "\(start)" : "\(start),\(count)"
    }
}
