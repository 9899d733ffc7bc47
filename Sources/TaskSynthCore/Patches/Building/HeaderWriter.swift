/// Writes the lines of a `diff --git` header.
struct HeaderWriter {
    private(set) var bytes: [UInt8] = []
    private let oldPath: PatchPath
    private let newPath: PatchPath
    private let oldPrefix: String
    private let newPrefix: String

    init(
        oldPath: PatchPath, newPath: PatchPath, hasPrefixes: Bool = true
    ) {
        self.oldPath = oldPath
        self.newPath = newPath
        oldPrefix = hasPrefixes ? "a/" : ""
        newPrefix = hasPrefixes ? "b/" : ""
        line("diff --git ", name(oldPrefix, oldPath), " ", name(newPrefix, newPath))
    }

    /// Whether nothing follows the `diff --git` line so far.
    var hasFirstLineOnly: Bool { bytes.firstIndex(of: .lineFeed) == bytes.count - 1 }

    /// Adds a line of texts and bytes.
    mutating func line(_ parts: any Sequence<UInt8>...) {
        for part in parts { bytes += part }
        bytes.append(.lineFeed)
    }

    /// Adds a line of text.
    mutating func line(_ text: String) {
        bytes += text.utf8
        bytes.append(.lineFeed)
    }

    private mutating func line(_ first: String, _ rest: [UInt8], _ middle: String, _ end: [UInt8]) {
        bytes += Array(first.utf8) + rest + Array(middle.utf8) + end
        bytes.append(.lineFeed)
    }

    /// Adds the lines `rename from` and `rename to`, or those of a copy.
    mutating func moveLines(_ verb: String) {
        line(Array("\(verb) from ".utf8), QuotedName.encode(oldPath.bytes))
        line(Array("\(verb) to ".utf8), QuotedName.encode(newPath.bytes))
    }

    /// Adds the lines `---` and `+++`; the side without a file is `/dev/null`.
    mutating func unifiedNames(hasOld: Bool = true, hasNew: Bool = true) {
        line(Array("--- ".utf8), hasOld ? unifiedName(oldPrefix, oldPath) : Array("/dev/null".utf8))
        line(Array("+++ ".utf8), hasNew ? unifiedName(newPrefix, newPath) : Array("/dev/null".utf8))
    }

    /// A name as git ends it: with a tab where it has a space.
    private func unifiedName(_ prefix: String, _ path: PatchPath) -> [UInt8] {
        let name = name(prefix, path)
        let needsTab = name.first != UInt8(ascii: "\"") && name.contains(UInt8(ascii: " "))
        return needsTab ? name + [UInt8(ascii: "\t")] : name
    }

    private func name(_ prefix: String, _ path: PatchPath) -> [UInt8] {
        QuotedName.encode(Array(prefix.utf8) + path.bytes)
    }
}

extension FilePatch {
    /// Whether a header of the same names has to have `a/` and `b/`: the section's own names have
    /// them, or else nothing would tell where the first of two different names ends.
    var needsPrefixes: Bool {
        let isMove = status == .renamed || status == .copied
        return record.strip > 0 || !isMove && oldPath ?? path != newPath ?? path
    }

    /// The number of components that names of such a header lose.
    var strip: Int { needsPrefixes ? 1 : 0 }
}
