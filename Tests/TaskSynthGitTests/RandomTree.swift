import TaskSynthCore
import TaskSynthTestSupport

/// A random tree, and a random change of it: renames, copies, modes, links, binary content,
/// submodules, and all ends of lines.
struct RandomTree {
    struct File {
        var content: [UInt8]
        var mode = FileMode.regular
    }

    private(set) var files: [String: File] = [:]
    private var generator: SplitMix

    private static let folders = [
        "src", "tests", "lib/deep", "spec", "docs", "pkg/a b", "t\u{e9}st",
    ]
    private static let endings = ["rs", "py", "go", "c", "js", "md", "bin", "ex"]
    private static let words = [
        "let x = 1", "}", "fn body() {", "#[cfg(test)]", "mod tests {", "    #[test]", "",
        "-- minus", "++ plus", "@@ -1 +1 @@", "diff --git a/x b/x", "#ifdef UNIT_TEST", "#endif",
        "\u{2028}\u{b}odd", "last\rline", "return value",
    ]

    init(seed: UInt64) {
        generator = SplitMix(seed: seed)
        for _ in 0..<Int.random(in: 8...16, using: &generator) {
            files[newPath()] = newFile()
        }
    }

    /// Changes about half of the files.
    mutating func change() {
        for path in files.keys.sorted() where Bool.random(using: &generator) {
            guard let file = files[path] else { continue }
            switch Int.random(in: 0..<10, using: &generator) {
            case 0: files[path] = nil
            case 1:
                files[path] = nil
                files[newPath()] = file
            case 2:
                files[path] = nil
                files[newPath()] = edited(file)
            case 3: files[newPath()] = edited(file)
            case 4: files[path] = newFile()
            case 5 where file.mode == .regular: files[path]?.mode = .executable
            default: files[path] = edited(file)
            }
        }
        files[newPath()] = newFile()
    }

    private mutating func newPath() -> String {
        while true {
            let folder = Self.folders.randomElement(using: &generator) ?? ""
            let ending = Self.endings.randomElement(using: &generator) ?? ""
            let path = "\(folder)/file\(Int.random(in: 0..<1000, using: &generator)).\(ending)"
            if files[path] == nil { return path }
        }
    }

    private mutating func newFile() -> File {
        switch Int.random(in: 0..<12, using: &generator) {
        case 0:
            return File(content: Array("../target\(generator.next() % 99)".utf8), mode: .symlink)
        case 1: return File(content: Array("commit \(generator.next())".utf8), mode: .submodule)
        case 2: return File(content: [])
        case 3, 4:
            let count = Int.random(in: 1...900, using: &generator)
            return File(content: [0] + (0..<count).map { _ in UInt8(generator.next() & 0xFF) })
        default:
            let count = Int.random(in: 1...50, using: &generator)
            let end = Bool.random(using: &generator) ? "\n" : "\r\n"
            var text = (0..<count).map { _ in newLine() }.joined(separator: end)
            if Bool.random(using: &generator) { text += end }
            return File(
                content: Array(text.utf8),
                mode: generator.next() % 6 == 0 ? .executable : .regular)
        }
    }

    private mutating func newLine() -> String {
        let word = Self.words.randomElement(using: &generator) ?? ""
        return generator.next() % 3 == 0 ? "\(word) \(generator.next() % 50)" : word
    }

    private mutating func edited(_ file: File) -> File {
        guard file.mode != .symlink, file.mode != .submodule else { return newFile() }
        if file.content.contains(0) {
            var content = file.content
            content[Int.random(in: 0..<content.count, using: &generator)] ^= 0x55
            return File(content: content + [0, 1, 2], mode: file.mode)
        }
        var lines = String(decoding: file.content, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let place = Int.random(in: 0..<lines.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: lines[place] = newLine()
            case 1: lines.insert(newLine(), at: place)
            default: if lines.count > 1 { lines.remove(at: place) }
            }
        }
        return File(content: Array(lines.joined(separator: "\n").utf8), mode: file.mode)
    }
}
