/// The code that patches take away and add.
enum PatchCode {
    /// Whether two patches change some files in the same way, but for how the lines are broken.
    static func isSame(_ first: Patch?, _ second: Patch?, _ files: [String]) -> Bool {
        guard let first, let second, !files.isEmpty else { return false }
        return files.allSatisfy { path in
            guard let own = first.files.first(where: { $0.path.string == path }),
                let other = second.files.first(where: { $0.path.string == path })
            else { return false }
            return [.removed, .added].allSatisfy { kind in
                code(of: own, kind) == code(of: other, kind) && !own.hunks.isEmpty
            }
        }
    }

    /// The changed lines of one kind, without blanks and without commas before closing brackets.
    private static func code(of file: FilePatch, _ kind: HunkLine.Kind) -> [Character] {
        var code: [Character] = []
        for hunk in file.hunks {
            for line in hunk.lines where line.kind == kind {
                for letter in file.patch.text(line.contentRange) where !letter.isWhitespace {
                    if ")]}".contains(letter), code.last == "," { code.removeLast() }
                    code.append(letter)
                }
            }
        }
        return code
    }
}
