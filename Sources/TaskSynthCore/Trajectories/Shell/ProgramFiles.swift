/// The files that a program text opens by a literal name.
enum ProgramFiles {
    struct Found: Hashable {
        let path: String
        let isWritten: Bool
    }

    static func find(in code: String) -> [Found] {
        let bytes = Array(ProgramNames.replaced(in: code).utf8.prefix(1 << 18))
        var found: [Found] = []
        var place = 0
        while place < bytes.count, found.count < 100 {
            for opener in openers where starts(bytes, with: opener.text, at: place) {
                if place > 0, bytes[place - 1].isWordByte { continue }
                if let entry = read(bytes, place + opener.text.count, opener.use) {
                    if !found.contains(entry) { found.append(entry) }
                }
            }
            place += 1
        }
        return found
    }

    /// Whether what stands before a name reads or writes it, or what stands behind it tells.
    private enum Use { case reads, writes, mode, method }

    private static let openers: [(text: [UInt8], use: Use)] = {
        let uses: [(String, Use)] = [
            ("open(", .mode), ("Path(", .method), ("readFileSync(", .reads),
            ("writeFileSync(", .writes), ("readFile(", .reads), ("writeFile(", .writes),
            ("File.write(", .writes), ("File.read(", .reads), ("appendFileSync(", .writes),
            ("FileInput(", .writes), ("fileinput.input(", .writes),
        ]
        return uses.map { (Array($0.0.utf8), $0.1) }
    }()

    private static func starts(_ bytes: [UInt8], with text: [UInt8], at place: Int) -> Bool {
        bytes.count - place >= text.count && bytes[place..<place + text.count].elementsEqual(text)
    }

    private static func read(_ bytes: [UInt8], _ start: Int, _ use: Use) -> Found? {
        guard start < bytes.count, let path = literal(bytes, start) else { return nil }
        if use == .reads || use == .writes {
            return Found(path: path.text, isWritten: use == .writes)
        }
        var end = path.end
        while end < bytes.count, end - path.end < 80, bytes[end] != .lineFeed { end += 1 }
        let rest = String(decoding: bytes[path.end..<end], as: UTF8.self)
        let modes = ["'w", "\"w", "'a", "\"a", "'r+", "\"r+", "'x", "\"x"]
        let isMode =
            rest.prefix(12).split(separator: ")").first.map { part in
                modes.contains { String(part).has($0) }
            } ?? false
        let isMethod = rest.hasPrefix(").write_") || rest.hasPrefix(").open(") && isMode
        // A path by itself opens nothing.
        let isOpened = isMethod || [").read_", ").open("].contains(where: rest.hasPrefix)
        guard use == .mode || isOpened else { return nil }
        return Found(path: path.text, isWritten: use == .mode ? isMode : isMethod)
    }

    private static func literal(_ bytes: [UInt8], _ start: Int) -> (text: String, end: Int)? {
        let quote = bytes[start]
        guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
        var end = start + 1
        while end < bytes.count, bytes[end] != quote, bytes[end] != .lineFeed { end += 1 }
        guard end < bytes.count, bytes[end] == quote, end > start + 1 else { return nil }
        return (String(decoding: bytes[start + 1..<end], as: UTF8.self), end + 1)
    }
}
