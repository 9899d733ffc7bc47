import Glibc
import Measuring
import TaskSynthCore

/// Scores the split of labelled changes, with all rules and with each family switched off.
///
/// A folder holds `*.jsonl`, a change on each line: `patch` is the path of its patch from the
/// folder, `files` its files with `path`, `side` (fix, test, mixed), `neutral`, `doubt`, and for
/// mixed files `hunk_sides`. Neutral and doubtful files do not count.
struct Ablation {
    private struct Change {
        let patch: Patch
        let files: [JSONValue]
    }

    private struct Score {
        var right = 0
        var files = 0
        var exact = 0
        var changes = 0
    }

    private let changes: [Change]

    init(folder: String) throws {
        var changes: [Change] = []
        for name in Self.names(in: folder) where name.hasSuffix(".jsonl") {
            for line in (Process.read("\(folder)/\(name)") ?? []).split(separator: 0x0A) {
                let label = try JSONValue(parsing: Array(line))
                guard let path = label["patch"]?.string,
                    let bytes = Process.read("\(folder)/\(path)")
                else { continue }
                changes.append(
                    Change(patch: try Patch(parsing: bytes), files: label["files"]?.array ?? []))
            }
        }
        self.changes = changes
    }

    func run() throws {
        print("| switched off | files | % | changes exact | % |")
        print("|---|--:|--:|--:|--:|")
        try report("nothing", score([]))
        for family in PathRuleFamily.allCases {
            try report(family.rawValue, score([family]))
        }
    }

    private func report(_ name: String, _ score: Score) {
        let files = Self.percent(score.right, score.files)
        let exact = Self.percent(score.exact, score.changes)
        print(
            "| \(name) | \(score.right)/\(score.files) | \(files) | \(score.exact)/\(score.changes) | \(exact) |"
        )
    }

    private static func percent(_ part: Int, _ whole: Int) -> String {
        let hundredths = whole == 0 ? 0 : (part * 10_000 + whole / 2) / whole
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private func score(_ disabled: Set<PathRuleFamily>) throws -> Score {
        var total = Score()
        let policy = SplitPolicy(classifier: PathClassifier(disabledFamilies: disabled))
        for change in changes {
            let split = try change.patch.split(using: policy)
            let said = Dictionary(split.decisions.map { ($0.path, $0) }) { _, last in last }
            var isExact = true
            for file in change.files {
                if file["neutral"]?.bool == true || file["doubt"]?.bool == true { continue }
                total.files += 1
                let decision = file["path"]?.string.flatMap { said[$0] }
                if Self.agrees(decision, file) { total.right += 1 } else { isExact = false }
            }
            total.changes += 1
            if isExact { total.exact += 1 }
        }
        return total
    }

    private static func agrees(_ decision: SplitDecision?, _ label: JSONValue) -> Bool {
        guard let decision, let side = label["side"]?.string else { return false }
        guard decision.side == sides[side] else { return false }
        guard decision.side == .split else { return true }
        let hunks = label["hunk_sides"]?.array ?? []
        return decision.hunks.map(\.side)
            == hunks.map { sides[$0["side"]?.string ?? $0.string ?? ""] ?? .other }
    }

    private static let sides: [String: SplitSide] = ["fix": .fix, "test": .tests, "mixed": .split]

    private static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                        String(cString: $0)
                    }
                })
        }
        return names.sorted()
    }
}
