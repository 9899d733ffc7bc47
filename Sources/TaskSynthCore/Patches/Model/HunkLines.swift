/// The lines of a hunk, read as they are asked for.
public struct HunkLines: Sequence, Sendable {
    let hunk: Hunk

    /// Starts at the first line.
    public func makeIterator() -> Iterator { Iterator(hunk: hunk) }

    /// Walks over the lines of a hunk.
    public struct Iterator: IteratorProtocol, Sendable {
        private let bytes: [UInt8]
        private let end: Int
        private let columns: Int
        private var position: Int
        private var oldLine: Int
        private var newLine: Int

        init(hunk: Hunk) {
            bytes = hunk.file.patch.bytes
            position = hunk.bodyRange.lowerBound
            end = hunk.bodyRange.upperBound
            columns = hunk.file.parentCount
            // A range without lines names the line before it.
            oldLine = hunk.oldCount == 0 ? hunk.oldStart + 1 : hunk.oldStart
            newLine = hunk.newCount == 0 ? hunk.newStart + 1 : hunk.newStart
        }

        /// Gives the next line.
        public mutating func next() -> HunkLine? {
            let bytes = bytes
            let text = bytes.span
            while position < end {
                let start = position
                let feed = text.firstIndex(of: .lineFeed, from: start) ?? end
                position = Swift.min(end, feed + 1)
                guard let kind = kind(text, start..<feed) else { continue }
                let markerEnd = markerEnd(text)
                let contentStart = Swift.min(start + columns, feed)
                let line = HunkLine(
                    kind: kind, range: start..<position, contentRange: contentStart..<feed,
                    hasNoNewline: markerEnd != nil,
                    rangeWithMarker: start..<(markerEnd ?? position),
                    oldLine: kind == .added ? nil : oldLine,
                    newLine: kind == .removed ? nil : newLine)
                if kind != .added, isInFirstParent(text, start..<feed, kind) { oldLine += 1 }
                if kind != .removed { newLine += 1 }
                position = markerEnd ?? position
                return line
            }
            return nil
        }

        private func kind(_ text: Span<UInt8>, _ line: Range<Int>) -> HunkLine.Kind? {
            if columns > 1 {
                let marks = CombinedMarks(text, line, parents: columns)
                if marks.isMarker || !marks.isValid { return nil }
                return marks.isRemoved ? .removed : marks.isAdded ? .added : .context
            }
            return switch text[line.lowerBound] {
            case UInt8(ascii: "+"): .added
            case UInt8(ascii: "-"): .removed
            case UInt8(ascii: "\\"): nil
            default: .context
            }
        }

        private func isInFirstParent(
            _ text: Span<UInt8>, _ line: Range<Int>, _ kind: HunkLine.Kind
        ) -> Bool {
            guard columns > 1 else { return true }
            return CombinedMarks(text, line, parents: columns).isInParent(text, line, 0)
        }

        /// The end of the marker that the line just read has no line feed.
        private func markerEnd(_ text: Span<UInt8>) -> Int? {
            guard position < end, text.hasPrefix("\\ ", at: position) else { return nil }
            let feed = text.firstIndex(of: .lineFeed, from: position) ?? end
            return Swift.min(end, feed + 1)
        }
    }
}
