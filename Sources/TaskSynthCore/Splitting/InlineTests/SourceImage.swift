/// One version of a file as far as it is known: the whole of it, or what the hunks show.
struct SourceImage {
    /// A run of lines without a gap.
    struct Fragment {
        /// The text, each line with its line feed.
        var bytes: [UInt8] = []
        /// Where each line begins.
        var lineStarts: [Int] = []
        /// What the hunk header says about where it is; empty where nothing is said.
        var section: [UInt8] = []

        /// The line that holds a byte.
        func line(at offset: Int) -> Int {
            var low = 0
            var high = lineStarts.count
            while high - low > 1 {
                let middle = (low + high) / 2
                if lineStarts[middle] <= offset { low = middle } else { high = middle }
            }
            return low
        }

        /// The bytes of a line, with its line feed.
        func range(of line: Int) -> Range<Int> {
            lineStarts[line]..<(line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count)
        }

        /// The column of the first byte that is no white space; `nil` where there is none.
        func indentation(of line: Int) -> Int? {
            let range = range(of: line)
            var column = 0
            for index in range {
                switch bytes[index] {
                case UInt8(ascii: " "): column += 1
                case UInt8(ascii: "\t"): column += 4
                case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return nil
                default: return column
                }
            }
            return nil
        }

        /// The first byte of a line that is no white space.
        func start(of line: Int) -> Int? {
            range(of: line).first { !bytes[$0].isBlank }
        }

        mutating func append(_ line: ArraySlice<UInt8>) {
            lineStarts.append(bytes.count)
            bytes += line
            bytes.append(.lineFeed)
        }
    }

    var fragments: [Fragment]
    /// Whether this is the whole file.
    let isWhole: Bool

    /// Takes one version of a section's lines out of its hunks.
    init(of file: FilePatch, side: PatchSide) {
        let absent: HunkLine.Kind = side == .old ? .added : .removed
        fragments = file.hunks.map { hunk in
            var fragment = Fragment()
            fragment.section = Array(file.patch.bytes[hunk.sectionRange])
            fragment.bytes.reserveCapacity(hunk.bodyRange.count)
            fragment.lineStarts.reserveCapacity(side == .old ? hunk.oldCount : hunk.newCount)
            for line in hunk.lines where line.kind != absent {
                fragment.append(file.patch.bytes[line.contentRange])
            }
            return fragment
        }
        isWhole =
            side == .old && file.status == .deleted || side == .new && file.status == .added
    }

    /// Takes the whole content of a file.
    init(content: [UInt8]) {
        var fragment = Fragment()
        var lines = content.split(separator: .lineFeed, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for line in lines { fragment.append(line) }
        fragments = [fragment]
        isWhole = true
    }
}
