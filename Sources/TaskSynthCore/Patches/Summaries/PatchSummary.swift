/// The texts by which git summarizes a patch.
///
/// Counts, bars and changes of names and modes are those of `git apply`; merges are left out of
/// them, as git passes over them. Names that are no plain text are quoted as git quotes them.
public struct PatchSummary: Sendable {
    private let files: [FileSummary]
    private let allFiles: [FileSummary]

    /// Summarizes a patch.
    public init(of patch: Patch) { self.init(of: patch.files.map(\.summary)) }

    /// Summarizes file sections, as a stream gives them.
    public init(of files: [FileSummary]) {
        allFiles = files
        self.files = files.contains(where: \.isCombined) ? files.filter { !$0.isCombined } : files
    }

    /// Added and removed lines and the path, one file a line, as `git apply --numstat` prints.
    public var numstat: [UInt8] {
        var text: [UInt8] = []
        for file in files {
            if file.isBinary {
                text += "-\t-\t".utf8
            } else {
                text.append(decimal: file.additions)
                text.append(UInt8(ascii: "\t"))
                text.append(decimal: file.deletions)
                text.append(UInt8(ascii: "\t"))
            }
            text += QuotedName.encode(file.path.bytes)
            text.append(.lineFeed)
        }
        return text
    }

    /// Bars and a total, as `git apply --stat` prints.
    public var stat: [UInt8] {
        var width = 0
        var most = 0
        for file in files {
            most = max(most, file.additions + file.deletions)
            for path in [file.oldPath, file.newPath] {
                width = max(width, path.map { QuotedName.encode($0.bytes).count } ?? 0)
            }
        }
        width = min(width, 50)
        var text: [UInt8] = []
        for file in files { text += row(of: file, width: width, most: most) }
        return text + Array(total.utf8)
    }

    /// Files that come, go, move, or change their mode, as `git apply --summary` prints.
    public var summary: [UInt8] {
        var text: [UInt8] = []
        for file in files { text += SummaryRow(file).bytes }
        return text
    }

    /// A letter and the names, one file a line, as `git diff --name-status` prints.
    public var nameStatus: [UInt8] {
        var text: [UInt8] = []
        for file in allFiles {
            // A type change is one file to git, although it is two sections.
            if file.isTypeChange, file.status == .added { continue }
            text += Array(letters(of: file).utf8)
            text.append(UInt8(ascii: "\t"))
            if file.status == .renamed || file.status == .copied, let old = file.oldPath {
                text += QuotedName.encode(old.bytes) + [UInt8(ascii: "\t")]
            }
            text += QuotedName.encode(file.path.bytes) + [.lineFeed]
        }
        return text
    }

    private func letters(of file: FileSummary) -> String {
        if file.isTypeChange { return "T" }
        if file.isCombined {
            guard file.status == .modified else {
                return String(repeating: file.status.letter, count: file.parentCount)
            }
            let parents = (file.oldID ?? "").split(separator: ",")
            return String(parents.map { $0.allSatisfy { $0 == "0" } ? "A" : "M" })
        }
        guard let score = file.similarity ?? file.dissimilarity,
            score > 0 || file.status != .modified
        else { return String(file.status.letter) }
        let digits = String(score)
        return "\(file.status.letter)\(String(repeating: "0", count: 3 - digits.count))\(digits)"
    }

    /// The row of a file: its name, shortened from the left, its count and its bar.
    private func row(of file: FileSummary, width: Int, most: Int) -> [UInt8] {
        var name = QuotedName.encode(file.path.bytes)
        if name.count > width {
            let cut = max(0, name.count + 3 - width)
            let start = name[min(cut, name.count)...].firstIndex(of: UInt8(ascii: "/")) ?? cut
            name = Array("...".utf8) + name[min(start, name.count)...]
        }
        let padding = [UInt8](repeating: UInt8(ascii: " "), count: max(0, width - name.count))
        let left = Array(" ".utf8) + name + padding + Array(" |".utf8)
        if file.isBinary { return left + Array("  Bin\n".utf8) }
        var additions = file.additions
        var deletions = file.deletions
        let changes = additions + deletions
        let scale = width + most > 70 ? 70 - width : most
        if most > 0 {
            let bar = (changes * scale + most / 2) / most
            additions = (additions * scale + most / 2) / most
            deletions = bar - additions
        }
        let digits = String(changes)
        return left
            + Array((String(repeating: " ", count: max(0, 5 - digits.count)) + digits + " ").utf8)
            + [UInt8](repeating: UInt8(ascii: "+"), count: max(0, min(additions, 70)))
            + [UInt8](repeating: UInt8(ascii: "-"), count: max(0, min(deletions, 70)))
            + [.lineFeed]
    }

    /// The last line of a diffstat.
    private var total: String {
        guard !files.isEmpty else { return " 0 files changed\n" }
        let additions = files.reduce(0) { $0 + $1.additions }
        let deletions = files.reduce(0) { $0 + $1.deletions }
        var text = " \(files.count) file\(files.count == 1 ? "" : "s") changed"
        if additions > 0 || deletions == 0 {
            text += ", \(additions) insertion\(additions == 1 ? "" : "s")(+)"
        }
        if deletions > 0 || additions == 0 {
            text += ", \(deletions) deletion\(deletions == 1 ? "" : "s")(-)"
        }
        return text + "\n"
    }
}
