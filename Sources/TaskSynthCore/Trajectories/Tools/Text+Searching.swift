#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension StringProtocol {
    /// The first place of a text in this one, compared byte by byte.
    func range(of text: String) -> Range<String.Index>? {
        guard let offset = byteOffset(of: text) else { return nil }
        let start = utf8.index(utf8.startIndex, offsetBy: offset)
        return start..<utf8.index(start, offsetBy: text.utf8.count)
    }

    /// How often a text is part of this one, without overlaps.
    func occurrences(of text: String) -> Int {
        var count = 0
        var rest = self[...]
        while let place = rest.range(of: text) {
            count += 1
            rest = rest[place.upperBound...]
        }
        return count
    }

    /// Whether a text is part of this one, compared byte by byte.
    func has(_ text: String) -> Bool { byteOffset(of: text) != nil }

    /// The number of bytes before the first place of a text, found with `memchr`.
    private func byteOffset(of text: String) -> Int? {
        var text = text
        return text.withUTF8 { needle in
            let found = utf8.withContiguousStorageIfAvailable {
                unsafe Self.offset(of: needle, in: $0)
            }
            if let found { return found }
            // A text that is not stored as UTF-8 is copied.
            return unsafe Array(utf8).withUnsafeBufferPointer {
                unsafe Self.offset(of: needle, in: $0)
            }
        }
    }

    private static func offset(
        of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard let base = bytes.baseAddress, let mark = needle.baseAddress,
            let first = unsafe needle.first, bytes.count >= needle.count
        else { return nil }
        let last = bytes.count - needle.count
        var place = 0
        while place <= last {
            guard let next = unsafe memchr(base + place, CInt(first), last - place + 1)
            else { return nil }
            place = unsafe UnsafeRawPointer(next) - UnsafeRawPointer(base)
            if unsafe memcmp(base + place, mark, needle.count) == 0 { return place }
            place += 1
        }
        return nil
    }
}

extension String {
    /// What stands behind the last slash, without slashes at the end.
    var lastPathComponent: String {
        guard utf8.contains(UInt8(ascii: "/")) else { return self }
        var path = utf8[...]
        while path.last == UInt8(ascii: "/") { path.removeLast() }
        let start = path.lastIndex(of: UInt8(ascii: "/")).map(path.index(after:))
        return String(Substring(path[(start ?? path.startIndex)...]))
    }

    /// Whether this has only blanks, or begins with one of some texts behind its blanks.
    func isBlankOrBegins(with marks: [String]) -> Bool {
        let start = utf8.drop { $0.isBlank }
        return start.isEmpty || marks.contains { start.starts(with: $0.utf8) }
    }
}
