/// Numbers and times as runners write them.
enum LogNumber {
    /// The largest count that a line is believed to give.
    static let maximumCount = 1_000_000_000

    /// The value of digits, where they are a count.
    static func count(_ text: some StringProtocol) -> Int? {
        guard let value = Int(text), value >= 0 else { return nil }
        return min(value, maximumCount)
    }

    /// The value of `1234.5`, `1,234.5` or `0,5`.
    static func value(of text: String) -> Double? {
        var digits: [UInt8] = []
        let bytes = Array(text.utf8)
        let hasPoint = bytes.contains(UInt8(ascii: "."))
        for byte in bytes {
            if byte == UInt8(ascii: ",") {
                if !hasPoint { digits.append(UInt8(ascii: ".")) }
            } else {
                digits.append(byte)
            }
        }
        guard let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite,
            value >= 0
        else { return nil }
        return value
    }

    /// The seconds of a time with its unit, such as `12ms`, `1.5 s`, `1m 2s`.
    static func seconds(of text: String) -> Double? {
        var total = 0.0
        var hasPart = false
        var number: [UInt8] = []
        var unit: [UInt8] = []
        func add() -> Bool {
            guard !number.isEmpty else { return unit.isEmpty }
            guard let value = value(of: String(decoding: number, as: UTF8.self)),
                let factor = factor(of: String(decoding: unit, as: UTF8.self))
            else { return false }
            total += value * factor
            hasPart = true
            return true
        }
        for byte in text.utf8 where byte != 0x20 {
            if byte.isASCIIDigit || byte == 0x2E || byte == 0x2C {
                if !unit.isEmpty {
                    guard add() else { return nil }
                    number = []
                    unit = []
                }
                number.append(byte)
            } else {
                unit.append(byte)
            }
        }
        guard add(), hasPart else { return nil }
        return total
    }

    private static func factor(of unit: String) -> Double? {
        switch unit {
        case "", "s", "S", "sec", "secs", "second", "seconds": 1
        case "ms", "msec", "millisecond", "milliseconds": 1e-3
        case "µs", "μs", "us", "microseconds": 1e-6
        case "ns", "nanoseconds": 1e-9
        case "m", "min", "mins", "minute", "minutes": 60
        case "h", "hour", "hours": 3600
        default: nil
        }
    }
}
