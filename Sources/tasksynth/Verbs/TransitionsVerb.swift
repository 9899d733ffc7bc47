import TaskSynthCore

extension Verb {
    /// Compares the tests of the three states of a cycle.
    static let transitions = Verb(
        name: "transitions",
        summary: "say what a fix does to each test; several runs of a state with commas between",
        operands: "BEFORE TESTS AFTER",
        options: [
            Option(
                name: "--before", value: "FILE", summary: "a run of the base; may be repeated",
                isRepeatable: true),
            Option(
                name: "--tests", value: "FILE",
                summary: "a run of the base with the tests; may be repeated", isRepeatable: true),
            Option(
                name: "--after", value: "FILE",
                summary: "a run with the tests and the fix; may be repeated", isRepeatable: true),
            .json,
        ],
        example: "tasksynth transitions base.xml red-1.xml,red-2.xml green.xml --json"
    ) { arguments in
        var states = ["--before", "--tests", "--after"].map { arguments.all($0) }
        let operands = arguments.operands
        guard operands.count == 3 || (operands.isEmpty && !states[1].isEmpty && !states[2].isEmpty)
        else {
            throw Failure.usage("BEFORE, TESTS and AFTER are needed, as three words or as options")
        }
        for (index, operand) in operands.enumerated() {
            states[index] += operand.split(separator: ",").map(String.init)
        }
        let runs = try states.map { files in try files.map { try TestRun(file: $0) } }
        let transitions = TestTransitions(before: runs[0], testsOnly: runs[1], withFix: runs[2])
        let verdict = transitions.verdict
        if arguments.has("--json") {
            Terminal.write(transitions.json.documentBytes)
        } else {
            Terminal.print("\(verdict.answer.rawValue): \(verdict.reasons.joined(separator: "; "))")
            for set in TransitionSet.all {
                for test in transitions.tests(in: set) {
                    Terminal.print("\(set.rawValue) \(test.id)")
                }
            }
            for id in transitions.flaky { Terminal.print("flaky \(id)") }
        }
        return verdict.holds ? .done : .negative
    }
}
