/// What a service puts before every line of a log: a time, the name of a container.
struct LogPrefix: Sendable {
    private enum Kind: Sendable, CaseIterable {
        case stream, isoTime, job, bracketedTime, wideClock, clockTime, systemTime, container
        case action, pod, buildStep
    }

    /// The prefixes that are there, outermost first.
    private var kinds: [Kind] = []

    /// Whether no line has a prefix.
    var isEmpty: Bool { kinds.isEmpty }

    /// Makes a prefix that is none.
    init() {}

    /// Finds the prefix that the first lines of a log share.
    init(of lines: [LogLine]) {
        var lines = lines.filter { !$0.isBlank }
        for _ in 0..<3 {
            guard !lines.isEmpty else { return }
            let isShort = lines.count < 2
            let found = Kind.allCases.first { kind in
                // Of one line, only what has a number of its own is sure to be a prefix.
                if isShort, kind == .container, !Self.isNumbered(lines[0].bytes) { return false }
                let count = lines.count { Self.length(of: kind, in: $0.bytes) != nil }
                return count * 10 >= lines.count * 9
            }
            guard let found else { return }
            kinds.append(found)
            lines = lines.map { line in
                var line = line
                Self.strip(found, from: &line.bytes)
                return line
            }
        }
    }

    /// Takes the prefix off a line.
    func strip(_ line: inout LogLine) {
        for kind in kinds { Self.strip(kind, from: &line.bytes) }
        line.measure()
    }

    private static func strip(_ kind: Kind, from bytes: inout [UInt8]) {
        if let length = length(of: kind, in: bytes) { bytes.removeFirst(length) }
    }

    private static func length(of kind: Kind, in bytes: [UInt8]) -> Int? {
        switch kind {
        case .stream: return stream(in: bytes)
        case .job: return job(in: bytes)
        case .wideClock:
            guard let stop = spaced(clock(in: bytes, at: 0), in: bytes) else { return nil }
            return stop == bytes.count || bytes[stop] != 0x20 ? nil : stop + 1
        case .systemTime:
            guard bytes.count > 14, fits(" dd ", bytes, 3) || fits("  d ", bytes, 3) else {
                return nil
            }
            return spaced(clock(in: bytes, at: 7), in: bytes)
        case .action: return action(in: bytes)
        case .isoTime: return spaced(date(in: bytes, at: 0), in: bytes)
        case .bracketedTime:
            guard bytes.first == UInt8(ascii: "[") else { return nil }
            let stop = date(in: bytes, at: 1) ?? clock(in: bytes, at: 1)
            guard let stop, stop < bytes.count, bytes[stop] == UInt8(ascii: "]") else {
                return nil
            }
            return spaced(stop + 1, in: bytes)
        case .clockTime: return spaced(clock(in: bytes, at: 0), in: bytes)
        case .container: return container(in: bytes)
        case .pod:
            guard bytes.first == UInt8(ascii: "["), bytes.span.hasPrefix("[pod/", at: 0) else {
                return nil
            }
            return spaced(bytes.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }, in: bytes)
        case .buildStep: return buildStep(in: bytes)
        }
    }

    /// The end of a prefix with the one blank after it.
    private static func spaced(_ stop: Int?, in bytes: [UInt8]) -> Int? {
        guard let stop else { return nil }
        if stop == bytes.count { return stop }
        return bytes[stop] == 0x20 ? stop + 1 : nil
    }

    /// The end of `2024-01-31T23:59:59.999Z`, with a blank for `T` and any zone.
    private static func date(in bytes: [UInt8], at start: Int) -> Int? {
        guard fits("dddd-dd-dd", bytes, start), start + 10 < bytes.count,
            bytes[start + 10] == UInt8(ascii: "T") || bytes[start + 10] == 0x20,
            let stop = clock(in: bytes, at: start + 11)
        else { return nil }
        var index = stop
        guard index < bytes.count else { return index }
        if bytes[index] == UInt8(ascii: "Z") { return index + 1 }
        if bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
            index += 1
            while index < bytes.count, bytes[index].isASCIIDigit || bytes[index] == 0x3A {
                index += 1
            }
        }
        return index
    }

    /// The end of `23:59:59` with or without a fraction.
    private static func clock(in bytes: [UInt8], at start: Int) -> Int? {
        guard fits("dd:dd:dd", bytes, start) else { return nil }
        var index = start + 8
        if index + 1 < bytes.count, bytes[index] == 0x2E || bytes[index] == 0x2C,
            bytes[index + 1].isASCIIDigit
        {
            index += 1
            while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
        }
        return index
    }

    /// The end of `2024-01-31T23:59:59.123456Z 01O `, as GitLab's runner marks the streams.
    private static func stream(in bytes: [UInt8]) -> Int? {
        guard let start = spaced(date(in: bytes, at: 0), in: bytes), bytes.count >= start + 3
        else { return nil }
        let mark = bytes[start + 2]
        guard isHexDigit(bytes[start]), isHexDigit(bytes[start + 1]),
            mark == UInt8(ascii: "O") || mark == UInt8(ascii: "E")
        else { return nil }
        // A plus goes on with the line before.
        if bytes.count > start + 3, bytes[start + 3] == UInt8(ascii: "+") { return start + 4 }
        return spaced(start + 3, in: bytes)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66
    }

    /// The end of a job, a step and a time between tabs, as GitHub's command line prints logs.
    private static func job(in bytes: [UInt8]) -> Int? {
        guard let first = bytes.firstIndex(of: 0x09), first < 100,
            let second = bytes[(first + 1)...].firstIndex(of: 0x09), second < 200
        else { return nil }
        return spaced(date(in: bytes, at: second + 1), in: bytes)
    }

    /// The end of `[workflow/job]   | `.
    private static func action(in bytes: [UInt8]) -> Int? {
        guard bytes.first == UInt8(ascii: "["), var index = bytes.firstIndex(of: UInt8(ascii: "]")),
            index < 100
        else { return nil }
        index += 1
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "|") else { return nil }
        return spaced(index + 1, in: bytes)
    }

    /// The end of `web-1  | `.
    private static func container(in bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
        guard index > 0, index < 80 else { return nil }
        let name = index
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        guard index > name, index < bytes.count, bytes[index] == UInt8(ascii: "|") else {
            return nil
        }
        return spaced(index + 1, in: bytes)
    }

    /// Whether a name of a container ends in a number: `web-1`.
    private static func isNumbered(_ bytes: [UInt8]) -> Bool {
        guard let end = bytes.firstIndex(of: 0x20), end > 2 else { return false }
        return bytes[end - 1].isASCIIDigit && (bytes[end - 2] == 0x2D || bytes[end - 2] == 0x5F)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x2D
            || byte == 0x5F || byte == 0x2E || byte == 0x2F
    }

    /// The end of `#12 3.456 `.
    private static func buildStep(in bytes: [UInt8]) -> Int? {
        guard bytes.first == UInt8(ascii: "#") else { return nil }
        var index = 1
        while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
        guard index > 1, index < bytes.count, bytes[index] == 0x20 else { return nil }
        let start = index + 1
        index = start
        while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
        guard index > start, index < bytes.count, bytes[index] == 0x2E else { return nil }
        index += 1
        while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
        return spaced(index, in: bytes)
    }

    /// Whether text has a shape, where `d` is a digit.
    private static func fits(_ shape: StaticString, _ bytes: [UInt8], _ start: Int) -> Bool {
        let length = shape.utf8CodeUnitCount
        guard bytes.count - start >= length else { return false }
        for index in 0..<length {
            let wanted = unsafe shape.utf8Start[index]
            let byte = bytes[start + index]
            guard wanted == UInt8(ascii: "d") ? byte.isASCIIDigit : byte == wanted else {
                return false
            }
        }
        return true
    }
}
