/// What the readers of text share.
enum CoverageText {
    /// The first byte that is no blank.
    static func firstByte(of text: Span<UInt8>) -> UInt8? {
        for index in text.indices {
            switch text[index] {
            case 0x20, 0x09, 0x0A, 0x0D: continue
            default: return text[index]
            }
        }
        return nil
    }

    /// The text as UTF-8 without a byte order mark.
    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let isLittle = bytes[0] == 0xFF
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
                let (low, high) = isLittle ? (index, index + 1) : (index + 1, index)
                return UInt16(bytes[low]) | UInt16(bytes[high]) << 8
            }
            return Array(String(decoding: units, as: UTF16.self).utf8)
        }
        return bytes
    }

    /// A line as text without colours, and as a terminal leaves it after carriage returns.
    static func plain(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
        var line: [UInt8] = []
        line.reserveCapacity(min(range.count, 4096))
        var index = range.lowerBound
        let end = min(range.upperBound, range.lowerBound + (1 << 16))
        while index < end {
            let byte = text[index]
            if byte == 0x1B, index + 1 < end, text[index + 1] == UInt8(ascii: "[") {
                index += 2
                while index < end, !(0x40...0x7E).contains(text[index]) { index += 1 }
            } else if byte == .carriageReturn {
                line.removeAll(keepingCapacity: true)
            } else {
                line.append(byte)
            }
            index += 1
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// A number of executions: an integer, or a number in another form that LCOV files hold.
    static func hits(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        if let integer = integer(text, range) { return integer }
        guard let first = range.first, text[first].isASCIIDigit || text[first] == UInt8(ascii: "-")
        else { return nil }
        guard range.count <= 40, let number = Double(String(decoding: text, in: range)),
            number.isFinite
        else { return nil }
        return number >= Double(Int.max) ? .max : max(0, Int(number))
    }

    /// An integer with digits alone, saturated where it is too large; below zero counts as zero.
    static func integer(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var index = range.lowerBound
        let isNegative = index < range.upperBound && text[index] == UInt8(ascii: "-")
        if isNegative { index += 1 }
        guard index < range.upperBound else { return nil }
        var value = 0
        while index < range.upperBound {
            guard text[index].isASCIIDigit else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            value = overflow ? .max : product.addingSaturated(Int(text[index] & 15))
            index += 1
        }
        return isNegative ? 0 : value
    }
}
