import Measuring
import TaskSynthCore

/// Splits a long patch, and compares with the rule that is most used, over python's `unidiff`; or
/// scores the split of labelled changes with each family of rules switched off.
@main enum SplitBenchmarks {
    static func main() throws {
        let words = CommandLine.arguments.dropFirst()
        guard let first = words.first else {
            print("usage: SplitBenchmarks PATCH [PYTHON]   (git log -p > PATCH)")
            print("       SplitBenchmarks --ablation FOLDER")
            return
        }
        if first == "--ablation", let folder = words.dropFirst().first {
            try Ablation(folder: folder).run()
        } else {
            try measure(first, python: words.dropFirst().first)
        }
    }

    private static func measure(_ path: String, python: String?) throws {
        guard let bytes = Process.read(path) else { return print("\(path): cannot be read") }
        print("\(path): \(bytes.count) bytes")
        var files = 0
        let split = try Measurement(runs: 5) {
            let parts = try Patch(parsing: bytes, limits: .largest).split()
            files = parts.decisions.count
        }
        let perFile = Double(split.allocations) / Double(max(1, files))
        split.report(
            "parse and split", bytes: bytes.count,
            note: ", \(files) sections, \(perFile) a section")
        let patch = try Patch(parsing: bytes, limits: .largest)
        let alone = try Measurement(runs: 3) { _ = try patch.split() }
        alone.report("split alone", bytes: bytes.count)
        guard let python else { return }
        let script = """
            import sys
            from unidiff import PatchSet
            words = ["test", "tests", "e2e", "testing"]
            fix, tests = [], []
            for f in PatchSet(open(sys.argv[1], encoding="latin-1", newline="\\n")):
                (tests if any(w in f.path for w in words) else fix).append(str(f))
            open("/dev/null", "w").write("".join(fix) + "".join(tests))
            """
        if let cost = Process.cost("\(python) -c '\(script)' '\(path)'", runs: 1) {
            print(
                "unidiff and a list of words: \(cost.seconds) s (\(cost.processorSeconds) s of processor)"
            )
            let processor = cost.processorSeconds / split.processorSeconds
            print(
                "  parsing and splitting is \(cost.seconds / split.seconds) times as fast, "
                    + "by processor time \(processor) times")
        }
    }
}
