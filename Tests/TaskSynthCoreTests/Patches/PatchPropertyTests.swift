import PatchLaws
import TaskSynthCore
import TaskSynthTestSupport
import Testing

@Suite struct PatchPropertyTests {
    @Test func `random changes apply, reverse, and compose of any of their lines`() throws {
        var random = SplitMix(seed: 2024)
        for round in 0..<400 {
            let change = RandomPatch(&random)
            let patch = try Patch(parsing: change.patch)
            try PatchLaws.check(patch.bytes)
            try #require(patch.assembled == change.patch)
            guard let file = patch.files.first else { continue }
            #expect(try file.apply(to: change.old) == change.new, "round \(round)")
            let back = ApplyOptions(isReversed: true)
            #expect(try file.apply(to: change.new, options: back) == change.old, "round \(round)")

            let reversed = try #require(try patch.reversed())
            #expect(try reversed.files[0].apply(to: change.new) == change.old, "round \(round)")
            let twice = try #require(try reversed.reversed())
            #expect(try twice.files[0].apply(to: change.old) == change.new, "round \(round)")

            let mask = UInt64.random(in: 0 ... .max, using: &random)
            let isFirst: @Sendable (Int, Int) -> Bool = { hunk, line in
                mask >> UInt64((hunk * 7 + line) % 64) & 1 == 1
            }
            let firstOnOld = try selected(file, .old, isFirst)
            let restOnFirst = try selected(file, .new) { !isFirst($0, $1) }
            var content = change.old
            for section in [firstOnOld, restOnFirst].compactMap(\.self) {
                content = try section.apply(to: content)
            }
            #expect(content == change.new, "round \(round)")
        }
    }

    private func selected(
        _ file: FilePatch, _ base: PatchSide, _ contains: @escaping @Sendable (Int, Int) -> Bool
    ) throws -> FilePatch? {
        var builder = PatchBuilder()
        builder.append(file, selecting: LineSelection(against: base, lines: contains))
        return try builder.patch().files.first
    }
}

/// Two versions of a file with few different lines, and the patch between them.
private struct RandomPatch {
    var old: [UInt8] = []
    var new: [UInt8] = []
    var patch: [UInt8] = []

    init(_ random: inout SplitMix) {
        // Every line is named by a number, so that a hunk fits at one place alone.
        let count = Int.random(in: 1...60, using: &random)
        var edits: [(mark: UInt8, text: String)] = []
        for line in 0..<count {
            let words = [
                "-- x \(line)", "++ y \(line)", "@@ -1 +1 @@ \(line)", "line \(line)\r", "\(line)",
            ]
            let text = words.randomElement(using: &random) ?? ""
            switch Int.random(in: 0..<12, using: &random) {
            case 0: edits.append((UInt8(ascii: "-"), text))
            case 1: edits.append((UInt8(ascii: "+"), text))
            case 2:
                edits.append((UInt8(ascii: "-"), text))
                edits.append((UInt8(ascii: "+"), text + " new"))
            default: edits.append((UInt8(ascii: " "), text))
            }
        }
        let oldEnds = Bool.random(using: &random)
        let newEnds = Bool.random(using: &random)
        let lastOld = edits.lastIndex { $0.mark != UInt8(ascii: "+") }
        let lastNew = edits.lastIndex { $0.mark != UInt8(ascii: "-") }
        var rows: [(mark: UInt8, text: String, hasFeed: Bool)] = []
        for (index, edit) in edits.enumerated() {
            let oldFeed = index != lastOld || oldEnds
            let newFeed = index != lastNew || newEnds
            if edit.mark == UInt8(ascii: " "), oldFeed != newFeed {
                rows.append((UInt8(ascii: "-"), edit.text, oldFeed))
                rows.append((UInt8(ascii: "+"), edit.text, newFeed))
            } else {
                rows.append(
                    (edit.mark, edit.text, edit.mark == UInt8(ascii: "+") ? newFeed : oldFeed))
            }
        }
        for row in rows {
            let line = Array(row.text.utf8) + (row.hasFeed ? [0x0A] : [])
            if row.mark != UInt8(ascii: "+") { old += line }
            if row.mark != UInt8(ascii: "-") { new += line }
        }
        write(rows, context: 3)
    }

    private mutating func write(
        _ rows: [(mark: UInt8, text: String, hasFeed: Bool)], context: Int
    ) {
        let changed = rows.indices.filter { rows[$0].mark != UInt8(ascii: " ") }
        guard !changed.isEmpty else { return }
        patch += Array("diff --git a/f b/f\n--- a/f\n+++ b/f\n".utf8)
        var spans: [Range<Int>] = []
        for index in changed {
            let span = max(0, index - context)..<min(rows.count, index + context + 1)
            if let last = spans.last, last.upperBound >= span.lowerBound {
                spans[spans.count - 1] = last.lowerBound..<span.upperBound
            } else {
                spans.append(span)
            }
        }
        for span in spans {
            let before = rows[..<span.lowerBound]
            let part = rows[span]
            let oldCount = part.count { $0.mark != UInt8(ascii: "+") }
            let newCount = part.count { $0.mark != UInt8(ascii: "-") }
            let oldStart = before.count { $0.mark != UInt8(ascii: "+") } + (oldCount > 0 ? 1 : 0)
            let newStart = before.count { $0.mark != UInt8(ascii: "-") } + (newCount > 0 ? 1 : 0)
            patch += Array("@@ -\(oldStart),\(oldCount) +\(newStart),\(newCount) @@\n".utf8)
            for row in part {
                patch += [row.mark] + Array(row.text.utf8) + [0x0A]
                if !row.hasFeed { patch += Array("\\ No newline at end of file\n".utf8) }
            }
        }
    }
}
