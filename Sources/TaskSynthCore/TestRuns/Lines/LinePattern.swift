/// The shape of a line, written as the line is, with holes.
///
///     {d} digits   {n} a number   {w} no blanks   {} any text, as short as it goes
///     {+} any text, as long as it goes   {*} any text or none   {t} a time such as 1.2 s, 3ms
///     {s} blanks   {_} blanks or none   {a|b|c} one of these   {...} the rest, at the end
///
/// Every hole but the blanks is a field of the match. Blanks at the end of a line do not count.
struct LinePattern: Sendable, ExpressibleByStringLiteral {
    private enum Token: Sendable {
        case literal([UInt8])
        case blanks(atLeast: Int)
        case digits
        case number
        case time
        case word
        case any(atLeast: Int, isGreedy: Bool)
        case choice([[UInt8]])
        case rest

        /// The text that stands here in every line, where there is one.
        var literal: [UInt8] {
            if case .literal(let bytes) = self { bytes } else { [] }
        }
    }

    private let tokens: [Token]
    private let isIndented: Bool
    /// What stands at the beginning of every line of this shape.
    private let head: [UInt8]
    /// What stands at the end of every line of this shape.
    private let tail: [UInt8]
    /// The longest text without holes: what lines of other shapes lack, mostly.
    private let mark: [UInt8]
    /// Where that text has its rarest byte.
    private let rarest: Int

    /// Compiles a pattern; one that begins with `{_}` passes over indentation.
    init(stringLiteral pattern: String) {
        var tokens: [Token] = []
        var literal: [UInt8] = []
        var hole: [UInt8]?
        for byte in pattern.utf8 {
            if let open = hole {
                if byte == UInt8(ascii: "}") {
                    if !literal.isEmpty { tokens.append(.literal(literal)) }
                    literal = []
                    tokens.append(Self.token(String(decoding: open, as: UTF8.self)))
                    hole = nil
                } else {
                    hole?.append(byte)
                }
            } else if byte == UInt8(ascii: "{") {
                hole = []
            } else {
                literal.append(byte)
            }
        }
        if !literal.isEmpty { tokens.append(.literal(literal)) }
        if case .blanks(atLeast: 0)? = tokens.first {
            isIndented = true
            tokens.removeFirst()
        } else {
            isIndented = false
        }
        self.tokens = tokens
        let literals = tokens.map(\.literal)
        head = literals.first ?? []
        tail = literals.last ?? []
        mark = literals.max { $0.count < $1.count } ?? []
        let rarity = mark.map(Self.rarity)
        rarest = rarity.indices.max { rarity[$0] < rarity[$1] } ?? 0
    }

    /// How rare a byte is in what programs print.
    private static func rarity(_ byte: UInt8) -> Int {
        switch byte {
        case 0x20: 0
        case UInt8(ascii: "a")...UInt8(ascii: "z"): 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): 2
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: ":"), UInt8(ascii: "-"): 3
        default: 4
        }
    }

    /// Whether a line has the longest text.
    private func hasMark(_ text: Span<UInt8>, from start: Int) -> Bool {
        guard !mark.isEmpty else { return true }
        var place = start + rarest
        let last = text.count - mark.count + rarest
        while place <= last,
            let found = text.firstIndex(of: mark[rarest], from: place, to: last + 1)
        {
            let range = (found - rarest)..<(found - rarest + mark.count)
            if text.hasSameBytes(in: range, as: mark.span, in: mark.indices) { return true }
            place = found + 1
        }
        return false
    }

    private static func token(_ hole: String) -> Token {
        switch hole {
        case "d": .digits
        case "n": .number
        case "t": .time
        case "w": .word
        case "": .any(atLeast: 1, isGreedy: false)
        case "+": .any(atLeast: 1, isGreedy: true)
        case "*": .any(atLeast: 0, isGreedy: false)
        case "s": .blanks(atLeast: 1)
        case "_": .blanks(atLeast: 0)
        case "...": .rest
        default: .choice(hole.split(separator: "|").map { Array($0.utf8) })
        }
    }

    /// The longest text that stands in every line of this shape.
    var longestText: String { String(decoding: mark, as: UTF8.self) }

    /// Matches a whole line.
    func match(_ line: LogLine) -> LineMatch? {
        match(line, from: isIndented ? line.indent : 0)
    }

    /// Matches a line from a place to its end.
    func match(_ line: LogLine, from start: Int) -> LineMatch? {
        guard let end = possibleEnd(line.bytes.span, from: start) else { return nil }
        return match(line.bytes, in: start..<end)
    }

    /// Where the text ends of a line that has all that every line of this shape has.
    private func possibleEnd(_ text: Span<UInt8>, from start: Int) -> Int? {
        guard start >= 0, text.count - start >= mark.count,
            text.hasSameBytes(in: start..<start + head.count, as: head.span, in: head.indices)
        else { return nil }
        var end = text.count
        while end > start, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
        guard end - start >= tail.count,
            text.hasSameBytes(in: end - tail.count..<end, as: tail.span, in: tail.indices),
            end - start <= 1 << 14, hasMark(text, from: start)
        else { return nil }
        return end
    }

    /// Fills the holes.
    ///
    /// For itself, so that nothing is held for the many lines of other shapes.
    @inline(never)
    private func match(_ bytes: [UInt8], in range: Range<Int>) -> LineMatch? {
        var matcher = Matcher(tokens: tokens, bytes: bytes, end: range.upperBound)
        guard matcher.match(0, at: range.lowerBound) else { return nil }
        return LineMatch(bytes: bytes, fields: matcher.fields)
    }

    private static func has(_ literal: [UInt8], at start: Int, in bytes: [UInt8]) -> Bool {
        guard start >= 0, bytes.count - start >= literal.count else { return false }
        for index in 0..<literal.count where bytes[start + index] != literal[index] {
            return false
        }
        return true
    }

    /// Tries the ways to fill the holes, a bounded number of them.
    private struct Matcher {
        let tokens: [Token]
        let bytes: [UInt8]
        let end: Int
        var fields: [Range<Int>] = []
        var budget = 100_000

        mutating func match(_ index: Int, at start: Int) -> Bool {
            budget -= 1
            guard budget > 0 else { return false }
            guard index < tokens.count else { return start == end }
            switch tokens[index] {
            case .rest:
                fields.append(min(start, end)..<end)
                return true
            case .literal(let literal):
                guard start + literal.count <= end, has(literal, at: start, in: bytes) else {
                    return false
                }
                return match(index + 1, at: start + literal.count)
            case .blanks(let least):
                var stop = start
                while stop < end, bytes[stop] == 0x20 || bytes[stop] == 0x09 { stop += 1 }
                return stop - start >= least && match(index + 1, at: stop)
            case .digits: return field(index, start, digits(from: start))
            case .number: return field(index, start, number(from: start))
            case .time: return field(index, start, time(from: start))
            case .word:
                var stop = start
                while stop < end, bytes[stop] != 0x20, bytes[stop] != 0x09 { stop += 1 }
                while stop > start {
                    if field(index, start, stop) { return true }
                    stop -= 1
                }
                return false
            case .any(let least, let isGreedy):
                return any(index, start, atLeast: least, isGreedy: isGreedy)
            case .choice(let words):
                for word in words where has(word, at: start, in: bytes) {
                    if start + word.count <= end, field(index, start, start + word.count) {
                        return true
                    }
                }
                return false
            }
        }

        private mutating func any(
            _ index: Int, _ start: Int, atLeast least: Int, isGreedy: Bool
        ) -> Bool {
            guard start + least <= end else { return false }
            if index + 1 == tokens.count { return field(index, start, end) }
            var next: UInt8?
            if case .literal(let literal) = tokens[index + 1] { next = literal.first }
            if isGreedy {
                var stop = end
                while stop >= start + least {
                    let isCandidate = next == nil || stop < end && bytes[stop] == next
                    if isCandidate, field(index, start, stop) { return true }
                    stop -= 1
                }
                return false
            }
            var stop = start + least
            while stop <= end {
                let isCandidate = next == nil || stop < end && bytes[stop] == next
                if isCandidate, field(index, start, stop) { return true }
                stop += 1
            }
            return false
        }

        private mutating func field(_ index: Int, _ start: Int, _ stop: Int) -> Bool {
            guard stop > start || allowsEmpty(index) else { return false }
            let count = fields.count
            fields.append(start..<stop)
            if match(index + 1, at: stop) { return true }
            fields.removeLast(fields.count - count)
            return false
        }

        private func allowsEmpty(_ index: Int) -> Bool {
            if case .any(atLeast: 0, _) = tokens[index] { return true }
            return false
        }

        private func digits(from start: Int) -> Int {
            var stop = start
            while stop < end, bytes[stop].isASCIIDigit { stop += 1 }
            return stop
        }

        private func number(from start: Int) -> Int {
            var stop = digits(from: start)
            guard stop > start else { return start }
            while stop + 1 < end, bytes[stop] == 0x2E || bytes[stop] == 0x2C,
                bytes[stop + 1].isASCIIDigit
            {
                stop = digits(from: stop + 1)
            }
            return stop
        }

        private func time(from start: Int) -> Int {
            var stop = number(from: start)
            guard stop > start else { return start }
            if stop < end, bytes[stop] == 0x20 { stop += 1 }
            let unit = stop
            while stop < end,
                bytes[stop] | 0x20 >= 0x61 && bytes[stop] | 0x20 <= 0x7A
                    || bytes[stop] >= 0x80
            {
                stop += 1
            }
            return stop > unit ? stop : start
        }

        private func has(_ literal: [UInt8], at start: Int, in bytes: [UInt8]) -> Bool {
            LinePattern.has(literal, at: start, in: bytes)
        }
    }
}
