import TaskSynthTestSupport

/// A small project with a bug and its fix: a shell function, and a script that tests it in TAP.
struct ExampleProject {
    /// The repository; its last commit is the fix with a test.
    let repository: TemporaryRepository
    /// The commit before the fix.
    let base: String
    /// The commit with the fix and its test.
    let fix: String

    /// What runs the tests.
    static let testCommand = "sh tests/run.sh"

    init() throws {
        repository = try TemporaryRepository()
        try repository.write("double() { echo $(( $1 + $1 + 1 )); }\n", to: "src/double.sh")
        try repository.write(Self.script(cases: ["0 1"]), to: "tests/run.sh")
        base = try repository.commit("Double a number")
        try repository.write("double() { echo $(( $1 + $1 )); }\n", to: "src/double.sh")
        try repository.write(Self.script(cases: ["0 0", "2 4"]), to: "tests/run.sh")
        fix = try repository.commit("Fix the sum of a doubled number")
    }

    /// A script that prints TAP, and fails where a case fails.
    private static func script(cases: [String]) -> String {
        let calls = cases.map { "check \($0)\n" }.joined()
        return """
            . src/double.sh
            status=0
            number=0
            check() {
                number=$((number + 1))
                if [ "$(double $1)" = "$2" ]; then
                    echo "ok $number - doubles $1"
                else
                    echo "not ok $number - doubles $1"
                    status=1
                fi
            }
            echo "TAP version 13"
            echo "1..\(cases.count)"
            \(calls)exit $status

            """
    }

    /// Runs `synth` on the project.
    func synthesize(
        _ out: String, arguments: [String] = [], commit: String? = nil,
        testCommand: String = testCommand, environment: [String: String] = [:],
        isOnOneProcessor: Bool = false
    ) async throws -> Executable.Outcome {
        try await Executable.run(
            [
                "synth", "--repo", repository.path, "--commit", commit ?? fix, "--out", out,
                "--sandbox", "worktree", "--test-command", testCommand, "--quiet", "--json",
            ] + arguments, environment: environment, isOnOneProcessor: isOnOneProcessor)
    }
}
