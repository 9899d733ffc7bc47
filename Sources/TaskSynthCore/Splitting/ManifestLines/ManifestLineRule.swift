/// How one kind of manifest says that lines are for tests alone.
struct ManifestLineRule: Sendable {
    /// The kind of the manifest, for the name of the rule.
    let name: String
    /// Whether a line by itself is for tests.
    var line: @Sendable (ManifestLine) -> Bool = { _ in false }
    /// Whether a line begins a block that is for tests.
    var opens: @Sendable (ManifestLine) -> Bool = { _ in false }
    /// How such a block ends.
    var block = Block.braces

    /// How blocks of a manifest are written.
    enum Block: Sendable {
        /// Between brackets of any kind, which balance.
        case braces
        /// Up to the next line that begins with a bracket.
        case section
        /// Up to a line that says `end`.
        case end
        /// Between tags; the block is for tests where one of its lines is.
        case element(opening: StaticString, closing: StaticString)
    }

    /// The rule for a file, by its name.
    static func of(_ path: String) -> ManifestLineRule? {
        let name = PathParts(path).name
        if let rule = byName[String(name)] { return rule }
        if name.hasSuffix(".gemspec") { return ruby }
        if name.hasPrefix("requirements"), name.hasSuffix(".txt") { return python }
        return nil
    }

    /// Judges the lines of a fragment.
    func flags(_ lines: [ManifestLine]) -> [Bool] {
        var flags = [Bool](repeating: false, count: lines.count)
        var index = 0
        while index < lines.count {
            if case .element(let opening, let closing) = block {
                // Only whole elements are judged.
                if lines[index].starts(with: opening),
                    let end = lines[index...].firstIndex(where: { $0.contains(closing) })
                {
                    if lines[index...end].contains(where: line) {
                        for place in index...end { flags[place] = true }
                    }
                    index = end
                }
            } else if opens(lines[index]) {
                let end = endOfBlock(lines, from: index)
                for place in index..<end { flags[place] = true }
                index = end - 1
            } else if line(lines[index]) {
                flags[index] = true
            }
            index += 1
        }
        return flags
    }

    private func endOfBlock(_ lines: [ManifestLine], from start: Int) -> Int {
        switch block {
        case .section:
            return lines[(start + 1)...].firstIndex { $0.starts(with: "[") } ?? lines.count
        case .end:
            let end = lines[(start + 1)...].firstIndex { $0.equals("end") }
            return end.map { $0 + 1 } ?? lines.count
        case .braces, .element:
            var depth = 0
            for index in start..<lines.count {
                for byte in lines[index].bytes {
                    if "([{".utf8.contains(byte) { depth += 1 }
                    if ")]}".utf8.contains(byte) { depth -= 1 }
                }
                if depth <= 0 { return index + 1 }
            }
            return lines.count
        }
    }
}
