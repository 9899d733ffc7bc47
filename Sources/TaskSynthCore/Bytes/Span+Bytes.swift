#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension UInt8 {
    package static let lineFeed = UInt8(ascii: "\n")
    package static let carriageReturn = UInt8(ascii: "\r")

    /// Whether this is one of `0` to `9`.
    package var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }

    /// The value of a hexadecimal digit in either case.
    package var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension Span<UInt8> {
    /// Finds a byte with `memchr`, which reads a whole vector at a time.
    package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        firstIndex(of: byte, from: start, to: count)
    }

    /// Finds a byte before an end.
    package func firstIndex(of byte: UInt8, from start: Int, to end: Int) -> Int? {
        precondition(start >= 0 && start <= end && end <= count)
        return unsafe withUnsafeBytes { buffer in
            guard
                let base = buffer.baseAddress,
                let found = unsafe memchr(base + start, CInt(byte), end - start)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - base
        }
    }

    /// Finds the last place of a byte.
    package func lastIndex(of byte: UInt8) -> Int? {
        var end = count
        while end > 0 {
            let start = Swift.max(0, end - 256)
            var last = firstIndex(of: byte, from: start, to: end)
            while let place = last, let next = firstIndex(of: byte, from: place + 1, to: end) {
                last = next
            }
            if let last { return last }
            end = start
        }
        return nil
    }

    /// Finds other bytes from a place on.
    package func firstIndex(of part: Span<UInt8>, from start: Int = 0) -> Int? {
        guard part.count > 0 else { return start }
        var place = start
        let last = count - part.count
        while place <= last, let found = firstIndex(of: part[0], from: place, to: last + 1) {
            if hasSameBytes(in: found..<found + part.count, as: part, in: part.indices) {
                return found
            }
            place = found + 1
        }
        return nil
    }

    /// Finds the last place of other bytes.
    package func lastIndex(of part: Span<UInt8>) -> Int? {
        guard part.count > 0 else { return count }
        var place = count - part.count
        while place >= 0 {
            if self[place] == part[0],
                hasSameBytes(in: place..<place + part.count, as: part, in: part.indices)
            {
                return place
            }
            place -= 1
        }
        return nil
    }

    /// Whether the bytes at an offset are these.
    package func hasPrefix(_ prefix: StaticString, at offset: Int) -> Bool {
        let length = prefix.utf8CodeUnitCount
        guard offset >= 0, count - offset >= length else { return false }
        for index in 0..<length where unsafe self[offset + index] != prefix.utf8Start[index] {
            return false
        }
        return true
    }

    /// Whether a part has the same bytes as a part of another text.
    package func hasSameBytes(
        in range: Range<Int>, as other: Span<UInt8>, in otherRange: Range<Int>
    ) -> Bool {
        guard range.count == otherRange.count else { return false }
        guard !range.isEmpty else { return true }
        return unsafe extracting(range).withUnsafeBytes { left in
            unsafe other.extracting(otherRange).withUnsafeBytes { right in
                guard let left = left.baseAddress, let right = right.baseAddress else {
                    return true
                }
                return unsafe memcmp(left, right, range.count) == 0
            }
        }
    }

    /// At most eight bytes as a number, the first of them in its lowest place.
    @inline(__always) package func machineWord(at place: Int, count: Int) -> UInt64 {
        precondition(place >= 0 && count >= 0 && count <= 8 && place + count <= self.count)
        guard count > 0 else { return 0 }
        guard place + 8 <= self.count else {
            return (0..<count).reduce(0) { $0 | UInt64(self[place + $1]) << UInt64(8 * $1) }
        }
        let word = unsafe withUnsafeBytes {
            unsafe $0.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        }
        return UInt64(littleEndian: word) & .max >> UInt64(64 - 8 * count)
    }

    /// Counts a byte.
    package func count(of byte: UInt8, in range: Range<Int>) -> Int {
        var count = 0
        var index = range.lowerBound
        while range.upperBound - index >= 12 * ByteBlock.width {
            var found = ByteBlock.Marks()
            for _ in 0..<12 {
                // All bits are one less than none.
                found &-= ByteBlock(self, at: index).marks(of: byte)
                index += ByteBlock.width
            }
            count += ByteBlock.total(found)
        }
        while index < range.upperBound {
            if self[index] == byte { count += 1 }
            index += 1
        }
        return count
    }

    /// The place after the last line feed, which is looked for near the end alone.
    ///
    /// - Returns: The place; `start` where there is none.
    package func endOfLines(after start: Int) -> Int {
        let first = Swift.max(start, count - 4096)
        var index = count
        while index > first, self[index - 1] != .lineFeed { index -= 1 }
        return index > first ? index : start
    }

    /// The line that holds a place, counted from 1.
    ///
    /// - Complexity: O(*n*), where *n* is the number of bytes before it.
    package func lineNumber(at offset: Int) -> Int {
        1 + count(of: .lineFeed, in: 0..<Swift.min(Swift.max(0, offset), count))
    }
}

extension String {
    /// Decodes a part of a text as UTF-8, repairing what is not.
    package init(decoding text: Span<UInt8>, in range: Range<Int>) {
        self = unsafe text.extracting(range).withUnsafeBufferPointer { buffer in
            unsafe String(decoding: buffer, as: UTF8.self)
        }
    }
}

extension [UInt8] {
    /// Copies a part of a text.
    package init(copying text: Span<UInt8>, in range: Range<Int>) {
        self = unsafe text.extracting(range).withUnsafeBufferPointer { unsafe Array($0) }
    }

    /// Adds the digits of a number that is not negative.
    package mutating func append(decimal number: Int) {
        if number >= 10 { append(decimal: number / 10) }
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}
