import PatchLaws
import TaskSynthCore
import TaskSynthTestSupport
import Testing

@Suite struct PatchGoldenTests {
    static let golden = GoldenFolder("patches")

    @Test(arguments: golden.cases)
    func `reads the golden patch`(name: String) throws {
        let bytes = try Self.golden.read("input.patch", of: name)
        let patch = try Patch(recovering: bytes)
        #expect(patch.assembled == bytes)
        try PatchLaws.check(patch.bytes)
        try PatchLaws.checkStream(bytes, pieces: 7)
        try Self.golden.expect(Self.report(patch), matches: "expected.txt", of: name)
    }

    private static func report(_ patch: Patch) -> String {
        var text = ""
        for problem in patch.problems { text += "problem: \(problem)\n" }
        text += "preamble \(patch.preamble), trailer \(patch.trailer)\n"
        for file in patch.files {
            text += "\n\(file.status) \(file.range) +\(file.additions) -\(file.deletions)\n"
            text += "  old: \(side(file.oldPath, file.oldMode, file.oldID))\n"
            text += "  new: \(side(file.newPath, file.newMode, file.newID))\n"
            let facts = [
                ("binary", file.isBinary), ("submodule", file.isSubmodule),
                ("symlink", file.isSymlink), ("type change", file.isTypeChange),
                ("merge of \(file.parentCount)", file.isCombined),
            ]
            for (fact, holds) in facts where holds { text += "  \(fact)\n" }
            for hunk in file.hunks {
                text +=
                    "  @@ \(hunk.oldRanges) \(hunk.newStart),\(hunk.newCount) '\(hunk.section)'\n"
                for line in hunk.lines {
                    let numbers = "\(line.oldLine ?? 0) \(line.newLine ?? 0)"
                    let end = line.hasNoNewline ? " (no line feed)" : ""
                    text += "    \(line.kind) \(numbers)\(end)\n"
                }
            }
        }
        let summary = PatchSummary(of: patch)
        for part in [summary.stat, summary.numstat, summary.summary, summary.nameStatus] {
            text += "\n" + String(decoding: part, as: UTF8.self)
        }
        return text
    }

    private static func side(_ path: PatchPath?, _ mode: FileMode?, _ id: String?) -> String {
        "\(path.map { "\($0)" } ?? "none") \(mode.map { "\($0)" } ?? "-") \(id ?? "-")"
    }
}
