/// One run of tests, of a build, of a check, or of a program made in the session.
public struct Verification: Hashable, Sendable {
    /// What is known of the end of a run.
    public enum Outcome: String, Hashable, Sendable {
        /// It passed.
        case passed
        /// It failed.
        case failed
        /// The program is not there, so nothing ran.
        case notRun
        /// The record does not tell.
        case unknown
    }

    /// The step that ran it.
    public let step: Int
    /// `test`, `build`, `lint` or `repro`.
    public let kind: String
    /// The command.
    public let command: String
    /// How it ended.
    public let outcome: Outcome

    /// What a call verifies: one run of each kind that its commands are of.
    ///
    /// A file made in the session that an interpreter runs is a reproduction, whatever its name.
    /// The commands of one call share its outcome, since nothing tells theirs apart.
    static func all(in entry: TrajectoryView.Call, created: Set<String>) -> [Verification] {
        let call = entry.call
        func runsOwn(_ kind: FileTouch.Kind) -> Bool {
            entry.touches.contains { $0.kind == kind && created.contains($0.path) }
        }
        var found: [(kind: String, command: String)] = []
        func add(_ kind: String, _ command: String) {
            if !found.contains(where: { $0.kind == kind }) { found.append((kind, command)) }
        }
        let text =
            call.arguments.firstString(["command", "cmd", "script", "code"])
            ?? call.arguments.string ?? call.tool
        let checks = call.shellUnderstanding?.checks ?? []
        for check in checks {
            let isOwn = check.activity == .test && check.runsScript && runsOwn(.test)
            if let kind = isOwn ? "repro" : kind(of: check.activity.category) {
                add(kind, check.command)
            }
        }
        if checks.isEmpty, let kind = kind(of: call.category) { add(kind, text) }
        if runsOwn(.run) { add("repro", text) }
        guard !found.isEmpty else { return [] }
        let outcome = outcome(call)
        return found.map {
            Verification(step: entry.step, kind: $0.kind, command: $0.command, outcome: outcome)
        }
    }

    private static func kind(of category: ToolCategory) -> String? {
        switch category {
        case .runTests: "test"
        case .build: "build"
        case .lint: "lint"
        default: nil
        }
    }

    static func outcome(_ call: ToolCall) -> Outcome {
        guard let result = call.result else { return .unknown }
        let text = result.text ?? ""
        if result.exitCode == 127 || text.has("command not found") { return .notRun }
        // A wrapper such as `./mvnw` ends with 1 where what it needs is not there.
        let shell = call.shellUnderstanding
        let isHidden = shell?.isEndOfCheckHidden ?? false
        let trouble = CallTrouble(call, isSilent: isHidden)
        if trouble?.kind == .missingProgram, !showsResults(text) { return .notRun }
        if let program = shell?.checks.first?.words.first, program.has("/"),
            text.has("\(program): No such file or directory")
        {
            return .notRun
        }
        // The end of `pytest | tail` is that of `tail`.
        if !isHidden {
            if let code = result.exitCode { return code == 0 ? .passed : .failed }
            if result.isError == true { return .failed }
        }
        return outcome(of: text)
    }

    /// What a text says of a run: its summary first, then other signs.
    private static func outcome(of text: String) -> Outcome {
        let summaries = ["BUILD FAILURE", "BUILD FAILED", "FAILED (", "COMPILATION ERROR"]
        let failed = ["failed", "failures", "failure", "errors", "error"]
        if summaries.contains(where: text.has) || failed.contains(where: { counts(text, $0) }) {
            return .failed
        }
        let passes = ["BUILD SUCCESS", "ok\t", "test result: ok", "All tests passed"]
        if passes.contains(where: text.has) || counts(text, "passed") || counts(text, "passing")
            || hasLine("OK", in: text)
        {
            return .passed
        }
        let failures = [
            "FAILED", "Traceback (most recent call last)", "error:", "Error:", "FAIL:", "FAIL\t",
            "npm ERR!", "timed out", "panicked at", "AssertionError", "Exception in thread",
        ]
        return failures.contains(where: text.has) ? .failed : .unknown
    }

    /// Whether a line is a word, or begins with it and a parenthesis: `OK (skipped=1)`.
    private static func hasLine(_ word: String, in text: String) -> Bool {
        text.split(whereSeparator: \.isNewline).contains { line in
            line.hasPrefix(word) && (line.utf8.count == word.utf8.count || line.has(word + " ("))
        }
    }

    /// Whether a text says how some tests went.
    private static func showsResults(_ text: String) -> Bool {
        ["passed", "failed", "passing", "failures", "errors"].contains { counts(text, $0) }
            || ["Tests run:", "BUILD SUCCESS", "FAIL\t", "ok\t", "--- FAIL"].contains(
                where: text.has)
    }

    /// Whether a text has a number other than 0 before a word: `3 failed`.
    private static func counts(_ text: String, _ word: String) -> Bool {
        var rest = text[...]
        while let place = rest.range(of: " " + word) {
            let before = rest[..<place.lowerBound]
            let digits = before.reversed().prefix { $0.isASCII && $0.isNumber }
            if digits.contains(where: { $0 != "0" }) { return true }
            rest = rest[place.upperBound...]
        }
        return false
    }
}

extension Verification: JSONRepresentable {
    /// Step, kind, command and outcome.
    public var json: JSONValue {
        [
            "step": JSONValue(step), "kind": .string(kind), "command": .string(command),
            "outcome": .string(outcome.rawValue),
        ]
    }
}
