extension String {
    /// Decodes the content of a JSON string whose escapes were found to be right.
    ///
    /// A lone surrogate (`\ud800`), which no Unicode text can hold, becomes U+FFFD.
    init(unescaping text: Span<UInt8>, in range: Range<Int>) {
        self = unsafe String(unsafeUninitializedCapacity: range.count) { buffer in
            var output = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
            var place = range.lowerBound
            while place < range.upperBound {
                let next = text.endOfPlainText(from: place, to: range.upperBound)
                output.append(text, in: place..<next)
                place = next
                if place < range.upperBound { place = output.appendEscape(text, at: place) }
            }
            return unsafe output.finalize(for: buffer)
        }
    }
}

extension OutputSpan<UInt8> {
    fileprivate mutating func append(_ text: Span<UInt8>, in range: Range<Int>) {
        guard !range.isEmpty else { return }
        precondition(range.count <= freeCapacity)
        unsafe withUnsafeMutableBufferPointer { buffer, count in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            let added = unsafe text.extracting(range).withUnsafeBufferPointer {
                unsafe free.initialize(fromContentsOf: $0)
            }
            count += added
        }
    }

    /// Appends what an escape stands for.
    ///
    /// - Returns: The place behind it.
    fileprivate mutating func appendEscape(_ text: Span<UInt8>, at place: Int) -> Int {
        switch text[place + 1] {
        case UInt8(ascii: "n"): append(0x0A)
        case UInt8(ascii: "t"): append(0x09)
        case UInt8(ascii: "r"): append(0x0D)
        case UInt8(ascii: "b"): append(0x08)
        case UInt8(ascii: "f"): append(0x0C)
        case UInt8(ascii: "u"):
            var code = text.codeUnit(at: place + 2)
            var next = place + 6
            if code >= 0xD800, code < 0xDC00, text.hasPrefix("\\u", at: next) {
                let low = text.codeUnit(at: next + 2)
                if low >= 0xDC00, low < 0xE000 {
                    code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                    next += 6
                }
            }
            let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte) }
            return next
        case let letter: append(letter)
        }
        return place + 2
    }
}

extension Span<UInt8> {
    /// Where the content of a string ends that was found to be right.
    func endOfString(from start: Int) -> Int {
        var place = endOfPlainText(from: start, to: count)
        while place < count, self[place] == UInt8(ascii: "\\") {
            place = endOfPlainText(from: place + 2, to: count)
        }
        return place
    }

    fileprivate func codeUnit(at place: Int) -> UInt32 {
        (place..<place + 4).reduce(0) { $0 << 4 | UInt32(self[$1].hexadecimalValue ?? 0) }
    }
}
