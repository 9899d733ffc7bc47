/// Finds a line that is longer than a limit, without a look at every line.
///
/// From the start of a line it goes as far ahead as the limit allows, and back to the last line feed
/// there: so it reads a byte here and there, and each byte twice at most.
struct LineLengthGuard {
    private let limit: Int
    /// The number of bytes of an unfinished line in the pieces so far.
    private var carried = 0

    init(limit: Int) { self.limit = limit }

    /// Looks at the next piece of a text.
    ///
    /// - Returns: The start of a line that is too long, from the start of the piece, which is below
    ///   zero where the line begins in a piece before; `nil` where there is none.
    mutating func firstLongLine(in text: Span<UInt8>) -> Int? {
        guard limit < .max else { return nil }
        var start = -carried
        while true {
            // What is left may be one line.
            let isLast = limit >= text.count - start
            let reach = isLast ? text.count : start + limit + 1
            var end = max(0, reach)
            while end > max(0, start), text[end - 1] != .lineFeed { end -= 1 }
            let hasFeed = end > max(0, start)
            if hasFeed { start = end }
            if isLast {
                carried = text.count - start
                return nil
            }
            if !hasFeed { return start }
        }
    }
}
