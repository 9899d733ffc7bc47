import TaskSynthCore

/// Files as a patch expects them: what its hunks show, and lines of our own between them.
struct SyntheticTree: Equatable {
    private(set) var files: [PatchPath: [UInt8]] = [:]

    /// Makes the files that a patch applies to.
    init(before patch: Patch) {
        var made: Set<PatchPath> = []
        for file in patch.files {
            if let old = file.oldPath, !made.contains(old),
                file.status != .copied || files[old] == nil
            {
                files[old] = Self.content(before: file)
            }
            made.insert(file.path)
        }
    }

    /// Applies a patch section by section.
    mutating func apply(_ patch: Patch) throws {
        for file in patch.files {
            let old = file.oldPath.flatMap { files[$0] } ?? []
            let new = file.isBinary ? Array(file.bytes) : try file.apply(to: old)
            if file.status == .renamed, let path = file.oldPath { files[path] = nil }
            files[file.path] = file.status == .deleted ? nil : new
        }
    }

    /// The tree with patches applied, one after the other.
    func applying(_ patches: Patch...) throws -> SyntheticTree {
        var tree = self
        for patch in patches { try tree.apply(patch) }
        return tree
    }

    private static func content(before file: FilePatch) -> [UInt8] {
        var content: [UInt8] = []
        var next = 1
        for hunk in file.hunks {
            let start = hunk.oldCount == 0 ? hunk.oldStart + 1 : hunk.oldStart
            while next < start {
                content += Array("line \(next) of \(file.path)\n".utf8)
                next += 1
            }
            for line in hunk.lines where line.kind != .added {
                content += file.patch.bytes[line.contentRange]
                if !line.hasNoNewline { content.append(UInt8(ascii: "\n")) }
                next += 1
            }
        }
        let isWhole = file.status == .deleted || content.last.map { $0 != 0x0A } ?? true
        if !isWhole, !endsFile(file) { content += Array("the end of \(file.path)\n".utf8) }
        return content
    }

    /// Whether the last hunk shows fewer lines behind its changes than it would inside a file.
    private static func endsFile(_ file: FilePatch) -> Bool {
        guard let hunk = file.hunks.last else { return false }
        var trailing = 0
        for line in hunk.lines { trailing = line.kind == .context ? trailing + 1 : 0 }
        return trailing < 3
    }
}
