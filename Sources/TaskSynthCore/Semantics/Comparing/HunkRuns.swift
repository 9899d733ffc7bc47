/// The runs of changed lines of a hunk, in lines of the files.
struct HunkRuns {
    /// Removed lines that added lines replace; one of the two may be empty.
    struct Run {
        var old: Range<Int>
        var new: Range<Int>
    }

    private(set) var runs: [Run] = []
    /// The lines of the hunk on each side, for reading a patch alone.
    private(set) var oldText: [UInt8] = []
    private(set) var newText: [UInt8] = []

    /// Reads a hunk, and copies the lines of both sides where asked to.
    init(_ hunk: Hunk, keepsText: Bool) {
        let bytes = hunk.file.patch.bytes
        var nextOld = hunk.oldCount == 0 ? hunk.oldStart + 1 : hunk.oldStart
        var nextNew = hunk.newCount == 0 ? hunk.newStart + 1 : hunk.newStart
        var current: Run?
        for line in hunk.lines {
            if keepsText {
                if line.kind != .added { oldText += bytes[line.contentRange] + [.lineFeed] }
                if line.kind != .removed { newText += bytes[line.contentRange] + [.lineFeed] }
            }
            switch line.kind {
            case .context:
                if let run = current { runs.append(run) }
                current = nil
                nextOld += 1
                nextNew += 1
            case .removed:
                if current == nil || current?.new.isEmpty == false {
                    if let run = current { runs.append(run) }
                    current = Run(old: nextOld..<nextOld, new: nextNew..<nextNew)
                }
                nextOld += 1
                let start = current?.old.lowerBound ?? nextOld
                current?.old = start..<nextOld
            case .added:
                if current == nil { current = Run(old: nextOld..<nextOld, new: nextNew..<nextNew) }
                nextNew += 1
                let start = current?.new.lowerBound ?? nextNew
                current?.new = start..<nextNew
            }
        }
        if let run = current { runs.append(run) }
    }
}
