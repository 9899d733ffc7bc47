/// The names that a program text gives to file names: `path = "a.py"`, `const file = 'b.js'`.
enum ProgramNames {
    private static let mostNames = 50

    /// The text where files are opened by their literal names instead.
    static func replaced(in code: String) -> String {
        var text = code
        for (name, value, isPath) in names(in: code) {
            let literal = "'" + value + "'"
            for opener in ["open(", "writeFileSync(", "readFileSync(", "Path("] {
                for end in [")", ",", ", "] {
                    text.replace(opener + name + end, with: opener + literal + end)
                }
            }
            guard isPath else { continue }
            for method in [
                ".write_text(", ".write_bytes(", ".read_text(", ".read_bytes(", ".open(",
            ] {
                text.replace(name + method, with: "Path(" + literal + ")" + method)
            }
        }
        return text
    }

    /// The names that are given once, and the literal that each has.
    private static func names(in code: String) -> [(name: String, value: String, isPath: Bool)] {
        var found: [(name: String, value: String, isPath: Bool)] = []
        for line in code.split(whereSeparator: { $0.isNewline || $0 == ";" }) {
            guard found.count < mostNames, let equals = line.firstIndex(of: "=") else { continue }
            let left = line[..<equals].split(whereSeparator: \.isWhitespace)
            guard let name = left.last, left.count < 3, name.utf8.allSatisfy(\.isWordByte) else {
                continue
            }
            var right = line[line.index(after: equals)...].drop(while: \.isWhitespace)
            let opener = ["Path(", "pathlib.Path("].first { right.hasPrefix($0) }
            if let opener { right = right.dropFirst(opener.count) }
            guard let quote = right.first, quote == "'" || quote == "\"" else { continue }
            let value = right.dropFirst().prefix { $0 != quote }
            let rest = right.dropFirst(value.count + 2)
            guard !value.isEmpty, rest.allSatisfy({ $0.isWhitespace || $0 == ")" }) else {
                continue
            }
            found.removeAll { $0.name == name }
            found.append((String(name), String(value), opener != nil))
        }
        return found
    }
}

extension String {
    /// Replaces each occurrence that is not the end of a longer name.
    fileprivate mutating func replace(_ text: String, with other: String) {
        guard has(text) else { return }
        var result = ""
        var rest = self[...]
        while let place = rest.range(of: text) {
            let isWhole = rest[..<place.lowerBound].utf8.last.map { !$0.isWordByte } ?? true
            result += rest[..<place.lowerBound]
            result += isWhole ? other : text
            rest = rest[place.upperBound...]
        }
        self = result + rest
    }
}
