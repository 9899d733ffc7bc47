/// What the checks of an attempt show.
struct CheckEvidence {
    /// The checks that really ran after the last edit of the product, in order; all of them where
    /// no call is known to have edited it.
    let last: [Verification]
    /// Whether anything was run, or tried, to check the change.
    let isTried: Bool
    /// Whether something that was run after the first edit told whether it does what it should.
    let isTold: Bool
    /// The last test run, where it failed after the last edit and nothing passed later.
    let failingTests: Verification?
    /// The step whose check says that a changed file does not parse.
    private(set) var unparsed: (step: Int, file: String)?
    /// The name that a check does not find and that the change brings in.
    private(set) var missingName: (step: Int, name: String)?
    /// Tests that passed before the edits and fail after them.
    private(set) var regressions: (step: Int, tests: [String])?

    init(_ view: TrajectoryView, _ signals: PlanSignals, product: [String]) {
        let firstEdit = view.sourceEdits.first?.step
        // A program typed in to try the change is no check by the definition, but it is a trial.
        isTried =
            !signals.verifications.isEmpty
            || view.calls.contains {
                $0.step > firstEdit ?? -1 && $0.call.shellUnderstanding?.runsOwnText == true
            }
        let checks =
            firstEdit == nil ? signals.verifications : signals.verificationsAfterLastEdit
        last = checks.filter { $0.outcome != .notRun }
        isTold = signals.verifications.contains {
            $0.step > firstEdit ?? -1 && ($0.outcome == .passed || $0.outcome == .failed)
        }
        let words = Self.newWords(view)
        failingTests = last.last.flatMap { check in
            let isFailure = check.kind == "test" && check.outcome == .failed
            return isFailure && !Self.isUnready(check, view, words) ? check : nil
        }
        for check in last.reversed() {
            // What passed later says that an earlier failure was mended.
            guard check.outcome == .failed else { break }
            let texts = view.calls.filter { $0.step == check.step }.compactMap {
                $0.call.result?.text
            }
            for text in texts {
                if unparsed == nil, Self.syntaxMarks.contains(where: text.has),
                    let file = product.first(where: { text.has(Self.name($0)) })
                {
                    unparsed = (check.step, file)
                }
                if missingName == nil,
                    let name = Self.missing(in: text).first(where: words.contains)
                {
                    missingName = (check.step, name)
                }
            }
        }
        findRegressions(view, signals)
    }

    /// Whether a test could not run where it was started: a module is not there that the change does
    /// not bring in, or the project is not set up, and no expectation failed.
    private static func isUnready(
        _ check: Verification, _ view: TrajectoryView, _ words: Set<String>
    ) -> Bool {
        let texts = view.calls.filter { $0.step == check.step }.compactMap {
            $0.call.result?.text
        }
        let marks = ["No module named", "Cannot find module", "settings are not configured"]
        return texts.contains { text in
            marks.contains(where: text.has) && !text.has("AssertionError")
                && missing(in: text).allSatisfy { !words.contains($0) }
        }
    }

    private static func name(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    private static let syntaxMarks = [
        "SyntaxError", "IndentationError", "TabError", "reached end of file while parsing",
        "illegal start of", "';' expected", "')' expected", "'}' expected", "Unexpected token",
        "unexpected token", "syntax error", "parse error", "unclosed delimiter",
        "expected expression", "expected declaration", "unterminated string",
    ]

    /// The names that a compiler or loader says are not there.
    private static func missing(in text: String) -> [String] {
        let patterns = [
            /has no attribute '(\w+)'/, /name '(\w+)' is not defined/,
            /cannot import name '(\w+)'/, /No module named '([\w.]+)'/, /undefined: (\w+)/,
            /symbol:\s+\w+ (\w+)/, /Cannot find name '(\w+)'/, /Property '(\w+)' does not exist/,
            /undefined reference to [`'](\w+)/, /no member named '(\w+)'/,
            /(\w+) is not a function/,
            /cannot find \w+ [`'](\w+)/, /has no member '(\w+)'/, /undefined method [`'](\w+)/,
            /(\w+) is not defined/,
        ]
        // What a missing value lacks is no name that somebody made up.
        let named = text.prefix(20_000).replacing("'NoneType' object has no attribute", with: "")
        return patterns.flatMap { pattern in named.matches(of: pattern).map { String($0.1) } }
    }

    /// The names on the lines that the attempt adds.
    private static func newWords(_ view: TrajectoryView) -> Set<String> {
        var words: Set<String> = []
        if let patch = view.finalPatch {
            for file in patch.files where TrajectoryView.isSource(file.path.string) {
                for hunk in file.hunks { words.formUnion(PatchWords.introduced(by: hunk)) }
            }
        } else {
            for entry in view.calls where entry.isSuccess {
                for change in TextChange.changes(of: entry.call) {
                    let before = Set(PatchWords.words(change.old ?? ""))
                    words.formUnion(
                        Set(PatchWords.words(change.new ?? "")).subtracting(before))
                }
            }
        }
        return words
    }

    /// Compares the named results of the test runs before and after the edits.
    private mutating func findRegressions(_ view: TrajectoryView, _ signals: PlanSignals) {
        guard let failing = failingTests else { return }
        let earlier = signals.verifications.filter {
            $0.kind == "test" && $0.step < (last.first?.step ?? 0)
        }
        guard let first = earlier.first else { return }
        func run(_ step: Int) -> TestRun? {
            let text = view.calls.first { $0.step == step }?.call.result?.text
            return text.map { TestRun(reading: Array($0.utf8)) }
        }
        guard let before = run(first.step), let after = run(failing.step) else { return }
        let passed = Set(before.tests.filter { $0.status == .passed }.map(\.id))
        let broken = after.tests.filter { $0.status.isFailure && passed.contains($0.id) }
        if !broken.isEmpty { regressions = (failing.step, broken.map(\.id)) }
    }
}
