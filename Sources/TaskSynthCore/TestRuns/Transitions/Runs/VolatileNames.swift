/// The names of tests that hold what differs from run to run: ports, moments, temporary files.
///
/// A name that holds such a part is not volatile by itself, since tests are made for several ports
/// or days, too: it is where each run of the same tests has just one whose name is the same beside
/// that part, and the runs differ in that one.
struct VolatileNames: Hashable, Sendable {
    /// What the names of each such test have in common.
    private var common: Set<String> = []

    /// Knows none.
    init() {}

    /// Compares what several runs of the same tests name.
    init(_ runs: [Set<String>]) {
        var found: [String: Set<String>] = [:]
        var ambiguous: Set<String> = []
        for names in runs {
            var seen: Set<String> = []
            for name in names {
                guard let masked = VolatileParts.masked(name) else { continue }
                if !seen.insert(masked).inserted { ambiguous.insert(masked) }
                found[masked, default: []].insert(name)
            }
        }
        for (masked, names) in found where names.count > 1 && !ambiguous.contains(masked) {
            common.insert(masked)
        }
    }

    /// What a test is compared by.
    func key(of name: String) -> String {
        guard !common.isEmpty, let masked = VolatileParts.masked(name), common.contains(masked)
        else { return name }
        return masked
    }

    /// Whether a test has other names in other runs.
    func isVolatile(_ key: String) -> Bool { common.contains(key) }
}

/// The parts of a name that may differ from run to run.
private enum VolatileParts {
    /// The name with a star for each such part; `nil` where there is none.
    static func masked(_ name: String) -> String? {
        let text = Array(name.utf8)
        var masked: [UInt8] = []
        var copied = 0
        var place = 0
        while place < text.count {
            if let end = end(ofPartAt: place, in: text) {
                masked += text[copied..<place]
                masked.append(UInt8(ascii: "*"))
                place = end
                copied = end
            } else {
                place += 1
            }
        }
        guard copied > 0 else { return nil }
        return String(decoding: masked + text[copied...], as: UTF8.self)
    }

    private static func end(ofPartAt place: Int, in text: [UInt8]) -> Int? {
        guard place == 0 || !text[place - 1].isWordByte else { return nil }
        return shapes.lazy.compactMap { $0.end(in: text, from: place) }.first
            ?? endOfPort(at: place, in: text) ?? endOfTemporaryName(at: place, in: text)
    }

    /// The port of this machine, behind `localhost:` or an address and a colon.
    private static func endOfPort(at place: Int, in text: [UInt8]) -> Int? {
        guard place > 1, text[place - 1] == UInt8(ascii: ":"), text[place].isASCIIDigit else {
            return nil
        }
        let host = text[..<(place - 1)].suffix(15)
        let isLocal =
            [UInt8]("localhost".utf8) == host.suffix(9) || host.last == UInt8(ascii: "]")
            || host.reversed().prefix { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
                .count { $0 == UInt8(ascii: ".") } == 3
        let digits = text[place...].prefix { $0.isASCIIDigit }
        return isLocal && (2...5).contains(digits.count) ? digits.endIndex : nil
    }

    /// The first name below the folder of temporary files.
    private static func endOfTemporaryName(at place: Int, in text: [UInt8]) -> Int? {
        guard text[..<place].suffix(5) == [UInt8]("/tmp/".utf8)[...] else { return nil }
        let name = text[place...].prefix { $0.isWordByte || $0 == UInt8(ascii: "-") }
        return name.isEmpty ? nil : name.endIndex
    }

    private static let shapes = [
        // A UUID; moments as in ISO 8601 and in HTTP; a moment as a number.
        Shape("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"), Shape("dddd-dd-ddTdd:dd:dd"),
        Shape("dddd-dd-dd dd:dd:dd"), Shape("aaa, dd aaa dddd dd:dd:dd"),
        Shape("ddddddddd", isOpen: true),
    ]

    /// A run of classes of characters: `d` is a digit, `x` one of base 16, `a` a letter.
    private struct Shape: Sendable {
        let pattern: [UInt8]
        /// Whether more digits may follow.
        let isOpen: Bool

        init(_ pattern: String, isOpen: Bool = false) {
            self.pattern = Array(pattern.utf8)
            self.isOpen = isOpen
        }

        func end(in text: [UInt8], from place: Int) -> Int? {
            guard place + pattern.count <= text.count else { return nil }
            for (wanted, byte) in zip(pattern, text[place...]) {
                let fits =
                    switch wanted {
                    case UInt8(ascii: "d"): byte.isASCIIDigit
                    case UInt8(ascii: "x"): byte.hexadecimalValue != nil
                    case UInt8(ascii: "a"): byte.isWordByte && !byte.isASCIIDigit
                    default: byte == wanted
                    }
                guard fits else { return nil }
            }
            var end = place + pattern.count
            // Further digits, and fractions of seconds.
            while end < text.count,
                text[end].isASCIIDigit || (text[end] == UInt8(ascii: ".") && !isOpen)
            {
                end += 1
            }
            return end < text.count && text[end].isWordByte && isOpen ? nil : end
        }
    }
}
