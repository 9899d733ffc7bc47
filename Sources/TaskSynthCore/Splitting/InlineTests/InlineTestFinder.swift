/// Finds tests inside source files, in languages that have a construct for them.
struct InlineTestFinder {
    private let outline: InlineTestOutline
    private let policy: SplitPolicy

    init(_ outline: InlineTestOutline, _ policy: SplitPolicy) {
        self.outline = outline
        self.policy = policy
    }

    /// The lines of tests, or `nil` where there are none.
    func marks(of file: FilePatch) -> LineMarks? {
        guard policy.contents != nil || InlineTestSieve(outline: outline).mayHoldTests(file)
        else {
            return nil
        }
        let old = flags(file, .old)
        let new = flags(file, .new)
        guard old.hasTests || new.hasTests else { return nil }
        var marks = LineMarks(
            tests: [], rule: outline.rule, evidence: new.evidence ?? old.evidence ?? "",
            confidence: old.isCertain && new.isCertain ? 0.97 : 0.85)
        for hunk in file.hunks {
            var oldIndex = 0
            var newIndex = 0
            var lines: [Bool] = []
            for line in hunk.lines {
                let oldFlag = old.flag(hunk, oldIndex, line.oldLine)
                let newFlag = new.flag(hunk, newIndex, line.newLine)
                if line.kind != .added { oldIndex += 1 }
                if line.kind != .removed { newIndex += 1 }
                switch line.kind {
                case .context: lines.append(false)
                case .added: lines.append(newFlag)
                case .removed: lines.append(oldFlag)
                }
            }
            marks.tests.append(lines)
        }
        return marks
    }

    /// What is known of the lines of one version.
    private struct Flags {
        var fragments: [[Bool]]
        let isWhole: Bool
        let isCertain: Bool
        let evidence: String?

        var hasTests: Bool { fragments.contains { $0.contains(true) } }

        func flag(_ hunk: Hunk, _ index: Int, _ line: Int?) -> Bool {
            if isWhole {
                guard let line, line >= 1, line <= fragments[0].count else { return false }
                return fragments[0][line - 1]
            }
            let lines = fragments[hunk.index]
            return index < lines.count && lines[index]
        }
    }

    private func flags(_ file: FilePatch, _ side: PatchSide) -> Flags {
        let content = content(of: file, side)
        let image =
            content.map { SourceImage(content: $0) } ?? SourceImage(of: file, side: side)
        var found = outline.find(in: image)
        let isWhole = content != nil
        if let content {
            for line in analyzed(content, file.path.string)
            where found.flags[0].indices.contains(line - 1) {
                found.flags[0][line - 1] = true
                found.evidence = found.evidence ?? "definition of a test"
            }
        }
        return Flags(
            fragments: found.flags, isWhole: isWhole, isCertain: image.isWhole,
            evidence: found.evidence)
    }

    private func content(of file: FilePatch, _ side: PatchSide) -> [UInt8]? {
        guard let contents = policy.contents else { return nil }
        if let content = contents(file, side) { return content }
        guard side == .new, let old = contents(file, .old) else { return nil }
        return try? file.apply(to: old)
    }

    /// The lines of tests as an analyzer of syntax sees them, counted from 1.
    private func analyzed(_ content: [UInt8], _ path: String) -> [Int] {
        guard let analyzer = policy.analyzer, let language = SourceLanguage.detect(path: path),
            let outline = analyzer.outline(of: content.span, in: language),
            outline.method == .syntactic, outline.errors.isEmpty
        else { return [] }
        return outline.testLines(markedBy: .construct).flatMap(Array.init)
    }
}
