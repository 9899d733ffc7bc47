/// Attempts that nobody made: the steps that a change implies, marked as such.
///
/// No moment, duration, token or thought is known of them, so there is none.
public enum DerivedAttempt: Sendable {
    /// Makes the steps of a change: each file is opened, each edit is made, the tests are run.
    ///
    /// - Parameters:
    ///   - change: The change.
    ///   - goal: What was to be done.
    ///   - testCommand: What runs the tests, where that is known.
    ///   - exitCode: What the tests ended with, where they were run on the change.
    ///   - isResolved: Whether the change solves the problem.
    /// - Returns: The trajectory; ``Trajectory/isDerived`` holds for it.
    public static func trajectory(
        of change: Patch, goal: String, testCommand: String?, exitCode: Int?, isResolved: Bool?
    ) -> Trajectory {
        var trajectory = Trajectory(source: TrajectorySource(format: .annotation))
        trajectory.extra["origin"] = .string(Trajectory.derivedOrigin)
        trajectory.goal = goal
        var prompt = Step(.message, role: .user, text: goal)
        prompt.isPrompt = true
        append(prompt, to: &trajectory)
        let files = change.files.filter { $0.newPath != nil || $0.oldPath != nil }
        for file in files {
            guard let path = file.oldPath, file.status != .added else { continue }
            append(call("open_file", ["file": .string(path.string)]), to: &trajectory)
        }
        for file in files {
            append(call("find_and_replace_code", edit(file)), to: &trajectory)
        }
        if let testCommand {
            var run = call("execute_terminal_command", ["command": .string(testCommand)])
            if let exitCode { run.result = ToolResult(exitCode: exitCode) }
            append(run, to: &trajectory)
        }
        trajectory.outcome = TrajectoryOutcome(
            reason: .completed, patch: String(decoding: change.bytes, as: UTF8.self),
            isResolved: isResolved)
        return trajectory
    }

    private static func append(_ call: ToolCall, to trajectory: inout Trajectory) {
        var call = call
        call.understand()
        var step = Step(.toolCall, role: .assistant)
        step.toolCalls = [call]
        append(step, to: &trajectory)
    }

    private static func append(_ step: Step, to trajectory: inout Trajectory) {
        var step = step
        step.index = trajectory.steps.count
        trajectory.steps.append(step)
    }

    private static func call(_ tool: String, _ arguments: JSONObject) -> ToolCall {
        ToolCall(tool: tool, arguments: .object(arguments))
    }

    /// One replacement a hunk, by its lines before and after.
    private static func edit(_ file: FilePatch) -> JSONObject {
        let changes = file.hunks.map { hunk -> JSONValue in
            var old: [String] = []
            var new: [String] = []
            for line in hunk.lines {
                let text = file.patch.text(line.contentRange)
                if line.kind != .added { old.append(text) }
                if line.kind != .removed { new.append(text) }
            }
            return [
                "originalText": side(old, from: hunk.oldStart),
                "newText": side(new, from: hunk.newStart),
            ]
        }
        return ["file": .string(file.path.string), "changes": .array(changes)]
    }

    private static func side(_ lines: [String], from start: Int) -> JSONValue {
        guard !lines.isEmpty else { return [:] }
        return [
            "startLine": JSONValue(start), "endLine": JSONValue(start + lines.count - 1),
            "context": .string(lines.joined(separator: "\n")),
        ]
    }
}

extension Trajectory {
    static let derivedOrigin = "derived"

    /// Whether no agent made the steps: they follow from a change.
    public var isDerived: Bool { extra["origin"]?.string == Self.derivedOrigin }
}
