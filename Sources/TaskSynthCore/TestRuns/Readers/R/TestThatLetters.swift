/// The letters of testthat's summary reporter, a line a file: `sums: ..1S`.
struct TestThatLetters: Sendable {
    /// What stands for the failures, in order.
    private static let labels = Array(
        "123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

    /// How many expectations held.
    private(set) var passed = 0
    /// How many did not.
    private(set) var failed = 0
    private var isBroken = false
    private var lines = 0

    /// Whether there are lines, none of which other output broke.
    var isWhole: Bool { lines > 0 && !isBroken }

    /// Reads a line, and says whether it is one of letters.
    mutating func read(_ line: LogLine) -> Bool {
        guard line.indent == 0, line.first.map({ $0 < 0x80 }) == true,
            let place = line.bytes.lastIndex(of: UInt8(ascii: ":")), line.has(": ", at: place)
        else { return false }
        let letters = line.bytes[(place + 2)...]
        var (held, labels) = (0, failed)
        for letter in letters {
            switch letter {
            case UInt8(ascii: "."): held += 1
            case UInt8(ascii: "S"), UInt8(ascii: "W"): break
            case UInt8(ascii: "F") where labels >= Self.labels.count: labels += 1
            default:
                guard labels < Self.labels.count, letter == Self.labels[labels] else {
                    // Most lines with a colon are no such line; those with a point behind it may be.
                    if letters.first == UInt8(ascii: ".") { isBroken = true }
                    return false
                }
                labels += 1
            }
        }
        passed += held
        failed = labels
        lines += 1
        return true
    }
}
