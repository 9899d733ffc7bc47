/// How tests of different runs are known to be the same.
enum TestIdentity {
    /// The id without the folder of the run, and without `./` before a path.
    static func relative(_ id: String, to folder: String) -> String {
        if !folder.isEmpty, id.hasPrefix(folder) { return String(id.dropFirst(folder.count)) }
        return id.hasPrefix("./") ? String(id.dropFirst(2)) : id
    }

    /// The id without what changes from run to run: addresses of objects, as `0x7f3a…`.
    static func key(of id: String) -> String {
        let text = Array(id.utf8)
        guard let first = place(ofAddressIn: text, from: 0) else { return id }
        var key = Array(text[..<first])
        var offset = first
        while let start = place(ofAddressIn: text, from: offset) {
            key += text[offset..<start]
            key += [UInt8(ascii: "0"), UInt8(ascii: "x"), UInt8(ascii: "*")]
            offset = start + 2
            while offset < text.count, text[offset].hexadecimalValue != nil { offset += 1 }
        }
        key += text[offset...]
        return String(decoding: key, as: UTF8.self)
    }

    /// Where the next `0x` with at least six digits behind it is.
    private static func place(ofAddressIn text: [UInt8], from start: Int) -> Int? {
        var offset = start
        while offset + 8 <= text.count {
            if text[offset] == UInt8(ascii: "0"), text[offset + 1] == UInt8(ascii: "x"),
                text[(offset + 2)..<(offset + 8)].allSatisfy({ $0.hexadecimalValue != nil })
            {
                return offset
            }
            offset += 1
        }
        return nil
    }
}
