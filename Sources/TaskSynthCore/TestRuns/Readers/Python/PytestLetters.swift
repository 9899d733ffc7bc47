/// The letters of pytest's default output: `tests/test_a.py ..F.s   [ 42%]`.
struct PytestLetters: Sendable {
    /// The letters by what they stand for.
    private(set) var counts = TestCounts()
    /// What the last letter stands for.
    private(set) var last: TestStatus?
    /// What stands before each letter of a fixture that failed.
    private var beforeErrors: [TestStatus?] = []

    /// Reads `tests/test_a.py ..F.s   [ 42%]`, or the letters that go on on the next line.
    ///
    /// Where a session is known to be open, letters without a percentage are results as well.
    mutating func read(_ line: LogLine, isOpen: Bool) {
        var end = line.bytes.count
        while end > 0, line.bytes[end - 1] == 0x20 { end -= 1 }
        if end > 0, line.bytes[end - 1] == UInt8(ascii: "]") {
            guard let open = PytestStatus.percentStart(in: line.bytes)
            else {
                return
            }
            end = open
            while end > 0, line.bytes[end - 1] == 0x20 { end -= 1 }
        } else if let place = PytestStatus.durationStart(in: line) {
            end = place
            while end > 0, line.bytes[end - 1] == 0x20 { end -= 1 }
        } else if !isOpen {
            return
        }
        var start = end
        while start > 0, line.bytes[start - 1] != 0x20 {
            guard Self.letter(line.bytes[start - 1]) != nil || line.bytes[start - 1] == 0x52 else {
                return
            }
            start -= 1
        }
        for byte in line.bytes[start..<end] { add(byte) }
    }

    /// Adds a letter, where it is one.
    mutating func add(_ byte: UInt8) {
        guard let status = Self.letter(byte) else { return }
        counts[status] += 1
        if status == .errored { beforeErrors.append(last) }
        last = status
    }

    /// What became of the tests whose fixture failed after them, where each fixture that failed
    /// has its letter, in that order.
    func teardowns(of fixtures: [PytestFailures.Fixture]) -> TestCounts? {
        guard !fixtures.isEmpty, fixtures.count == beforeErrors.count else { return nil }
        var counts = TestCounts()
        for (fixture, status) in zip(fixtures, beforeErrors) where fixture == .teardown {
            guard let status else { return nil }
            counts[status] += 1
        }
        return counts
    }

    private static func letter(_ byte: UInt8) -> TestStatus? {
        switch byte {
        case UInt8(ascii: "."): .passed
        case UInt8(ascii: "F"): .failed
        case UInt8(ascii: "E"): .errored
        case UInt8(ascii: "s"): .skipped
        case UInt8(ascii: "x"): .xfailed
        case UInt8(ascii: "X"): .xpassed
        default: nil
        }
    }
}
