import TaskSynthCore

/// A file as a section expects it: what its hunks show, and lines of our own between them.
struct OldImage {
    private(set) var bytes: [UInt8] = []
    /// Whether a hunk inside the file lacks the context by which it would be placed.
    private(set) var needsZeroContext = false

    /// Makes the file; `nil` where the section is none that a diff of two files would be.
    init?(_ file: FilePatch, _ inflater: (any ContentInflater)?) {
        guard !file.isCombined else { return nil }
        if file.isBinary {
            guard let inflater, let content = Self.binary(file, inflater) else { return nil }
            bytes = content
            return
        }
        var next = 1
        var shift = 0
        var isOpen = true
        var endsFile = false
        for hunk in file.hunks {
            let start = hunk.oldCount == 0 ? hunk.oldStart + 1 : hunk.oldStart
            let newStart = hunk.newCount == 0 ? hunk.newStart + 1 : hunk.newStart
            // A diff joins hunks that touch each other.
            guard hunk.index == 0 ? start >= 1 : start > next, newStart == start + shift,
                start < 1 << 14, isOpen
            else { return nil }
            while next < start {
                bytes += Array("line \(next)\n".utf8)
                next += 1
            }
            // The first line of a file binds a hunk to its place.
            if endsFile || hunk.oldStart == 1 && start > 1 || hunk.newStart == 1 && newStart > 1 {
                needsZeroContext = true
            }
            guard append(hunk, isOpen: &isOpen, endsFile: &endsFile) else { return nil }
            next += hunk.oldCount
            shift += hunk.newCount - hunk.oldCount
        }
        let isWhole = file.status == .added || file.status == .deleted
        if !isWhole, isOpen, !endsFile { bytes += Array("the end\n".utf8) }
    }

    /// The old content of a binary section that holds it, or a way back to it.
    private static func binary(_ file: FilePatch, _ inflater: any ContentInflater) -> [UInt8]? {
        if file.status == .added { return [] }
        let back = ApplyOptions(isReversed: true)
        if let old = try? file.apply(to: [], options: back, inflater: inflater) { return old }
        guard let new = try? file.apply(to: [], inflater: inflater) else { return nil }
        return try? file.apply(to: new, options: back, inflater: inflater)
    }

    /// Adds the old lines of a hunk; `false` where its lines cannot be those of two files.
    private mutating func append(
        _ hunk: Hunk, isOpen: inout Bool, endsFile: inout Bool
    ) -> Bool {
        var hasEnded: (old: Bool, new: Bool) = (false, false)
        for line in hunk.lines {
            if line.kind != .added {
                guard !hasEnded.old else { return false }
                bytes += hunk.file.patch.bytes[line.contentRange]
                if !line.hasNoNewline { bytes.append(0x0A) }
            }
            if line.kind != .removed, hasEnded.new { return false }
            if line.hasNoNewline {
                // An empty line without a line feed is no line.
                guard !line.contentRange.isEmpty else { return false }
                if line.kind != .added { hasEnded.old = true }
                if line.kind != .removed { hasEnded.new = true }
            }
            endsFile = line.kind != .context || line.hasNoNewline
        }
        if hasEnded.old || hasEnded.new { endsFile = true }
        // Where the new file has ended, no line of the old one can follow unchanged.
        isOpen = !hasEnded.new && bytes.last ?? 0x0A == 0x0A
        return true
    }
}
