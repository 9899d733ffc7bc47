/// The name of a file as the least careful systems see it.
struct DisguisedName {
    private let name: [UInt8]

    init(_ component: some Collection<UInt8>) {
        var name: [UInt8] = []
        var rest = Array(component)[...]
        while let byte = rest.first {
            if let length = Self.ignoredLength(rest) {
                rest = rest.dropFirst(length)
                continue
            }
            let isUpper = byte &- UInt8(ascii: "A") < 26
            name.append(isUpper ? byte | 0x20 : byte)
            rest = rest.dropFirst()
        }
        // NTFS reads `name:stream` as the file, and drops dots and spaces at the end.
        if let colon = name.firstIndex(of: UInt8(ascii: ":")) { name.removeSubrange(colon...) }
        while let last = name.last, last == UInt8(ascii: ".") || last == UInt8(ascii: " ") {
            name.removeLast()
        }
        self.name = name
    }

    /// Whether some system takes the name for `.git`.
    var isGitFolder: Bool {
        name.elementsEqual(".git".utf8) || name.elementsEqual("git~1".utf8)
    }

    /// Whether some system takes the name for `.gitmodules`.
    var isSubmoduleList: Bool {
        if name.elementsEqual(".gitmodules".utf8) { return true }
        // The short names of NTFS: the first letters and a number, or those of a hash.
        let parts = name.split(separator: UInt8(ascii: "~"), omittingEmptySubsequences: false)
        guard parts.count == 2, let digit = parts[1].first, digit != UInt8(ascii: "0"),
            parts[1].allSatisfy(\.isASCIIDigit)
        else { return false }
        if parts[0].elementsEqual("gitmod".utf8) {
            return parts[1].count == 1 && digit <= UInt8(ascii: "4")
        }
        return name.count == 8 && "gi7eba".utf8.starts(with: parts[0])
    }

    /// The length of a code point that HFS+ leaves out of names, where one starts here.
    private static func ignoredLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= 3 else { return nil }
        let start = bytes.startIndex
        switch (bytes[start], bytes[start + 1], bytes[start + 2]) {
        case (0xE2, 0x80, 0x8C...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xAA...0xAF),
            (0xEF, 0xBB, 0xBF):
            return 3
        default: return nil
        }
    }
}
