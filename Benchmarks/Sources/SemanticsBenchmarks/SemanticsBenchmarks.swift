import Glibc
import Measuring
import TaskSynthCore
import TaskSynthGit
import TaskSynthSyntax

/// Measures what it costs to say what changes mean: against a bare parse of the same texts, over
/// growing files and one large change, and as a walk over a history, against PyDriller.
@main enum SemanticsBenchmarks {
    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        guard let repository = words.first else {
            print("usage: SemanticsBenchmarks REPOSITORY [COMMITS [PYTHON]]")
            print("PYTHON is one that has PyDriller; without it, nothing is compared with that.")
            return
        }
        var environment: [String: String] = [:]
        for name in ["TASKSYNTH_GRAMMARS", "XDG_CACHE_HOME", "HOME"] {
            if let value = getenv(name) { environment[name] = String(cString: value) }
        }
        let path = GrammarSearchPath(environment: environment)
        let analyzer = FallbackAnalyzer(
            try TreeSitterAnalyzer(grammars: path), LexicalAnalyzer())
        let bare = path.folders.lazy.compactMap {
            BareParser(folder: $0, languages: TreeSitterAnalyzer.languages)
        }.first
        guard let bare else { return print("no grammars: scripts/fetch-grammars") }
        let count = words.dropFirst().first.flatMap { Int($0) } ?? 200
        // First, so that the peaks of memory are its own.
        try measureGrowth(analyzer, bare)
        try await compareWithBareParse(repository, count, analyzer, bare)
        try await measureLargeChange(repository, analyzer, bare)
        try await Walk(repository: repository, commits: count).run(
            analyzer, python: words.dropFirst(2).first)
    }

    private static func compareWithBareParse(
        _ repository: String, _ count: Int, _ analyzer: FallbackAnalyzer, _ bare: BareParser
    ) async throws {
        let sample = try ChangeSample(newest: count, of: repository)
        print("\(sample.changes.count) commits, \(sample.files) files, \(sample.bytes) bytes")
        try await compare(sample, analyzer, bare)
    }

    private static func measureLargeChange(
        _ repository: String, _ analyzer: FallbackAnalyzer, _ bare: BareParser
    ) async throws {
        let sample = try ChangeSample(files: 1000, of: repository)
        print("one change: \(sample.files) files, \(sample.bytes) bytes")
        try await compare(sample, analyzer, bare)
    }

    private static func compare(
        _ sample: ChangeSample, _ analyzer: FallbackAnalyzer, _ bare: BareParser
    ) async throws {
        let floor = Measurement(runs: 5) {
            for change in sample.changes {
                for (file, sides) in zip(change.patch.files, change.sides) {
                    for text in [sides.old, sides.new].compactMap(\.self) {
                        bare.parse(text, path: file.path.string)
                    }
                }
            }
        }
        floor.report("  bare parse", bytes: sample.bytes)
        let semantics = Measurement(runs: 5) {
            for change in sample.changes {
                _ = DiffSemantics(of: change.patch, using: analyzer, sides: change.sides)
            }
        }
        semantics.report(
            "  semantics", bytes: sample.bytes,
            note: ", \(rounded(semantics.processorSeconds / floor.processorSeconds))"
                + " × the bare parse, by processor time")
        var best = Double.infinity
        for _ in 0..<5 {
            let start = ContinuousClock.now
            for change in sample.changes {
                _ = await DiffSemantics.parallel(
                    of: change.patch, using: analyzer, sides: change.sides)
            }
            best = min(best, (ContinuousClock.now - start) / .seconds(1))
        }
        print(
            "  several files at a time: \(Int(best * 1000)) ms,",
            "\(rounded(semantics.seconds / best)) × as fast; peak \(Process.peakMemory >> 20) MB")
    }

    /// A generated file of growing size with one changed line.
    private static func measureGrowth(
        _ analyzer: FallbackAnalyzer, _ bare: BareParser
    ) throws {
        for megabytes in [1, 2, 4, 8, 16] {
            let old = generated(bytes: megabytes << 20)
            let patch = try Patch(
                parsing: """
                    diff --git a/generated.py b/generated.py
                    --- a/generated.py
                    +++ b/generated.py
                    @@ -1,2 +1,2 @@
                    -def function0(argument):
                    +def function0(argument, other=None):
                         result = [argument, 0, "text"]

                    """)
            let sides = [FileSides(old: old, new: nil)]
            var method = AnalysisMethod.counts
            let cost = Measurement(runs: 1) {
                method = DiffSemantics(of: patch, using: analyzer, sides: sides).files[0].method
            }
            print(
                "one file of \(megabytes) MB: \(Int(cost.seconds * 1000)) ms (\(method.rawValue));",
                "peak \(Process.peakMemory >> 20) MB")
        }
        for megabytes in [1, 2, 4, 8, 16] {
            let text = generated(bytes: megabytes << 20)
            let floor = Measurement(runs: 1) {
                bare.parse(text, path: "generated.py")
                bare.parse(text, path: "generated.py")
            }
            print(
                "a bare parse of it, twice, \(megabytes) MB: \(Int(floor.seconds * 1000)) ms;",
                "peak \(Process.peakMemory >> 20) MB")
        }
    }

    private static func generated(bytes: Int) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes + 200)
        var number = 0
        while text.count < bytes {
            text +=
                """
                def function\(number)(argument):
                    result = [argument, \(number), "text"]
                    if result and argument > \(number):
                        return {"key": result, "other": function\(number)(None)}
                    return None


                """.utf8
            number += 1
        }
        return text
    }

    static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
