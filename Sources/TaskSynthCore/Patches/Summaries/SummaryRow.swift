/// What `git apply --summary` says of a file: nothing, where only its lines change.
struct SummaryRow {
    let bytes: [UInt8]

    init(_ file: FileSummary) {
        let marks = file.marks
        if marks.contains(.isNew) || marks.contains(.mayBeNew) {
            bytes = Self.row("create", file.newMode, file.path)
        } else if marks.contains(.isDeleted) || marks.contains(.mayBeDeleted) {
            bytes = Self.row("delete", file.oldMode, file.oldPath ?? file.path)
        } else if marks.contains(.isRename) || marks.contains(.isCopy) {
            bytes = Self.move(file) + Self.modeChange(file, name: nil)
        } else if file.score <= 100, file.score > 0 {
            bytes =
                Array(" rewrite ".utf8) + file.path.bytes
                + Array(" (\(file.score)%)\n".utf8) + Self.modeChange(file, name: nil)
        } else {
            bytes = Self.modeChange(file, name: file.path)
        }
    }

    private static func row(_ verb: String, _ mode: FileMode?, _ path: PatchPath) -> [UInt8] {
        let words = mode.map { " \(verb) mode \($0) " } ?? " \(verb) "
        return Array(words.utf8) + path.bytes + [.lineFeed]
    }

    /// A move, the folders that both names begin with written once.
    private static func move(_ file: FileSummary) -> [UInt8] {
        let old = file.oldPath?.bytes ?? []
        let new = file.newPath?.bytes ?? []
        var common = 0
        while let end = old[common...].firstIndex(of: UInt8(ascii: "/")), end < new.count,
            new[common...].firstIndex(of: UInt8(ascii: "/")) == end,
            old[common..<end] == new[common..<end]
        {
            common = end + 1
        }
        let verb = file.marks.contains(.isRename) ? "rename" : "copy"
        let score = file.score <= 100 ? file.score : 0
        var text = Array(" \(verb) ".utf8) + old[..<common]
        if common > 0 { text += Array("{".utf8) }
        text += old[common...] + Array(" => ".utf8) + new[common...]
        if common > 0 { text += Array("}".utf8) }
        return text + Array(" (\(score)%)\n".utf8)
    }

    private static func modeChange(_ file: FileSummary, name: PatchPath?) -> [UInt8] {
        guard let old = file.oldMode, let new = file.newMode, old != new else { return [] }
        let change = " mode change \(old) => \(new)"
        return Array(change.utf8) + (name.map { [UInt8(ascii: " ")] + $0.bytes } ?? []) + [
            .lineFeed
        ]
    }
}
