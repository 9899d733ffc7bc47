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

    /// Whether a text is part of this one, compared byte by byte.
    func has(_ text: String) -> Bool { byteOffset(of: text) != nil }

    /// The number of bytes before the first place of a text, found with `memchr`.
    private func byteOffset(of text: String) -> Int? {
        let needle = Array(text.utf8)
        guard !needle.isEmpty else { return nil }
        let found = utf8.withContiguousStorageIfAvailable { bytes -> Int? in
            unsafe needle.withUnsafeBytes { needle -> Int? in
                guard let base = bytes.baseAddress, let mark = needle.baseAddress,
                    bytes.count >= needle.count
                else { return nil }
                let first = unsafe CInt(needle[0])
                let last = bytes.count - needle.count
                var place = 0
                while place <= last {
                    guard let next = unsafe memchr(base + place, first, last - place + 1)
                    else { return nil }
                    place = unsafe UnsafeRawPointer(next) - UnsafeRawPointer(base)
                    if unsafe memcmp(base + place, mark, needle.count) == 0 { return place }
                    place += 1
                }
                return nil
            }
        }
        if let found { return found }
        // A text that is not stored as UTF-8 is searched byte by byte.
        let bytes = Array(utf8)
        guard bytes.count >= needle.count else { return nil }
        return (0...(bytes.count - needle.count)).first { start in
            bytes[start..<start + needle.count].elementsEqual(needle)
        }
    }
}
