/// The files that the result of a search names.
enum FoundPaths {
    static func inResults(of call: ToolCall) -> [String] {
        guard call.category == .search || call.category == .listFiles,
            let text = call.result?.text
        else { return [] }
        var found = OrderedPaths()
        for line in text.split(whereSeparator: \.isNewline).prefix(2_000) {
            // A line of a match begins with its file; a line of a list is one.
            let start = line.drop { $0 == " " || $0 == "\t" || $0 == "-" || $0 == "*" }
            let word = start.prefix { !" :()'\",".contains($0) && $0 != "\t" }
            guard word.count < 400, looksLikeFile(word) else { continue }
            found.insert(String(word))
        }
        return found.paths
    }

    private static func looksLikeFile(_ word: Substring) -> Bool {
        let parts = word.split(separator: "/")
        guard let name = parts.last, word.last != "/" else { return false }
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return false }
        let suffix = name[name.index(after: dot)...]
        return (1...8).contains(suffix.count) && suffix.allSatisfy { $0.isLetter || $0.isNumber }
            && !word.has("...")
    }
}
