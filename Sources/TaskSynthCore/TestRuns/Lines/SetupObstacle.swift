/// Lines that say why no test could be run.
enum SetupObstacle {
    private static let patterns: [(LinePattern, RunState)] = [
        ("npm {ERR!|error} Missing script: {}", .setupError),
        ("npm {ERR!|error} missing script: {}", .setupError),
        ("error: Missing script: {}", .setupError),
        ("error Command \"{}\" not found.", .setupError),
        ("error: patch failed: {}", .setupError),
        ("error: {}: patch does not apply", .setupError),
        ("error: corrupt patch at {}", .setupError),
        ("ERROR: Could not find a version that satisfies the requirement {}", .setupError),
        ("ERROR: No matching distribution found for {}", .setupError),
        ("{}: command not found", .setupError),
        ("{}: not found", .setupError),
        ("{}: No module named {pytest|nose|nose2|django|tox|nox|trial|behave}", .setupError),
        ("Error: no test specified", .setupError),
        ("npm {ERR!|error} network {}", .setupError),
        (
            "npm {ERR!|error} code {E404|ENOTFOUND|EAI_AGAIN|ERESOLVE|ENOENT|EJSONPARSE}",
            .setupError
        ),
        ("{}Could not resolve host: {}", .setupError),
        ("{}Temporary failure in name resolution{*}", .setupError),
        ("Cannot connect to the Docker daemon{...}", .setupError),
        ("{}No space left on device{*}", .setupError),
        ("make: *** No rule to make target {}", .setupError),
        ("invalid option: {w}{*}", .usageError),
        ("{}: error: unrecognized arguments: {}", .usageError),
        ("{}: error: the following arguments are required: {}", .usageError),
        ("{}: error: argument {}: invalid {}", .usageError),
        ("Could not find a `package.json` file in {}", .setupError),
        ("pattern {}: directory prefix {} does not contain main module{*}", .setupError),
        ("go: cannot find main module, but {*}", .setupError),
        ("go: {*}go.mod file not found {*}", .setupError),
    ]

    /// What such lines have.
    static let signs = LineSigns(parts: patterns.map(\.0.longestText))

    /// The state that a line stands for, where it is such a line.
    static func state(of line: LogLine) -> RunState? {
        guard line.bytes.count < 1000 else { return nil }
        for (pattern, state) in patterns where pattern.match(line) != nil { return state }
        return nil
    }
}
