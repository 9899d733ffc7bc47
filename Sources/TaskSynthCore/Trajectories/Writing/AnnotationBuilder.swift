/// Makes the steps of an annotation trace.
struct AnnotationBuilder {
    private let trajectory: Trajectory
    private let issue: String
    private let repositoryName: String?
    private let view: TrajectoryView
    private var trace: [JSONValue] = []
    private var hasBegun = false
    private var hasRead = false
    private var hasEdited = false
    private var lastSeconds: Int?

    init(_ trajectory: Trajectory, issue: String, repositoryName: String?) {
        self.trajectory = trajectory
        self.issue = issue
        self.repositoryName = repositoryName
        view = TrajectoryView(trajectory, gold: nil)
    }

    mutating func build() -> [JSONValue] {
        let steps = view.steps
        for (place, step) in steps.enumerated() where !AnnotationReader.isEnd(step) {
            let later = steps.dropFirst(place + 1).lazy.compactMap(\.timestamp).first
            // The last step lasts until the record ends.
            let next = later ?? trajectory.endedAt
            add(step, until: next)
        }
        if !hasBegun {
            // A session without a prompt begins with what it was about.
            let body = begin(nil)
            trace.insert(
                entry(
                    "begin_interaction", body, "The session begins.", trajectory.startedAt,
                    trajectory.startedAt == nil ? nil : 0, "EnvironmentSetup"), at: 0)
        }
        var end: JSONObject = ["commandType": .string(trajectory.outcome.reason.name)]
        let last = steps.last.flatMap { AnnotationReader.isEnd($0) ? $0 : nil }
        if let status = trajectory.outcome.status { end["context"] = .string(status) }
        if let answer = trajectory.outcome.answer {
            end["payload"] = ["answer": .string(answer)]
        }
        trace.append(
            entry(
                "end_interaction", end, last?.reasoning ?? Self.ending(trajectory.outcome),
                last?.timestamp ?? trajectory.endedAt,
                last?.duration ?? (trajectory.endedAt == nil ? nil : 0), "Completion"))
        return trace
    }

    private static func ending(_ outcome: TrajectoryOutcome) -> String {
        let words = "The record ends: \(outcome.reason.name)"
        return outcome.status.map { "\(words) (\($0))." } ?? "\(words)."
    }

    private func begin(_ prompt: String?) -> JSONObject {
        var details = JSONObject()
        if let repositoryName { details["repoName"] = .string(repositoryName) }
        if !issue.isEmpty { details["problemStatement"] = .string(issue) }
        if let prompt { details["userPrompt"] = .string(prompt) }
        return details
    }

    private mutating func add(_ step: Step, until next: RecordedTime?) {
        let gap = step.timestamp.flatMap { start in next.flatMap { $0.seconds(since: start) } }
        let seconds = step.duration ?? gap
        if step.isPrompt, !hasBegun {
            hasBegun = true
            trace.append(
                entry(
                    "begin_interaction", begin(step.text), "The task is given to the agent.",
                    step.timestamp, seconds, "EnvironmentSetup"))
            return
        }
        var thought = step.reasoning ?? step.text
        if step.toolCalls.isEmpty {
            guard step.role != .system, let words = thought, !words.isEmpty else { return }
            let type =
                step.role == .assistant
                ? (step.reasoning == nil ? "text" : "reasoning") : step.role.name
            var payload: JSONObject = ["message_type": .string(type)]
            if step.reasoning != nil, let text = step.text { payload["text"] = .string(text) }
            trace.append(
                entry(
                    "add_thought", ["payload": .object(payload)], words, step.timestamp, seconds,
                    hasEdited ? "Solution" : hasRead ? "Exploration" : "EnvironmentSetup"))
            return
        }
        for call in step.toolCalls {
            add(call, of: step, thought, gap)
            thought = nil
        }
    }

    private mutating func add(
        _ call: ToolCall, of step: Step, _ thought: String?, _ gap: Double?
    ) {
        let start = call.startedAt ?? step.timestamp
        let measured = start.flatMap { start in call.endedAt.flatMap { $0.seconds(since: start) } }
        let seconds = call.duration ?? measured ?? step.duration ?? gap
        switch call.category {
        case .search, .listFiles:
            hasRead = true
            let action = call.category == .search ? "search_string" : "search_dir"
            append(action, search(call), thought, start, seconds, phase(call), call)
        case .readFile where call.shellUnderstanding == nil:
            hasRead = true
            var details = JSONObject()
            if let touch = call.touches.first {
                details["file"] = .string(touch.path)
                if let lines = touch.lines { details["payload"] = Self.lines(lines) }
            } else {
                details["payload"] = call.arguments
            }
            append("open_file", details, thought, start, seconds, phase(call), call)
        case .editFile where call.shellUnderstanding == nil,
            .createFile where call.shellUnderstanding == nil,
            .deleteFile where call.shellUnderstanding == nil:
            addEdits(call, thought, start, seconds)
        case .plan, .ask:
            let details: JSONObject = [
                "payload": [
                    "message_type": .string(call.category.name), "arguments": call.arguments,
                ]
            ]
            append("add_thought", details, thought, start, seconds, phase(call), call)
        case .submit:
            append(
                "add_thought", ["commandType": "submit", "payload": call.arguments], thought,
                start, seconds, "Completion", call)
        default:
            let touches = call.touches
            if touches.contains(where: { $0.kind == .read }) { hasRead = true }
            append(
                "execute_terminal_command", command(call), thought, start, seconds, phase(call),
                call)
            if touches.contains(where: { $0.kind.isChange }) { hasEdited = true }
        }
    }

    private mutating func addEdits(
        _ call: ToolCall, _ thought: String?, _ start: RecordedTime?, _ seconds: Double?
    ) {
        let changes = TextChange.changes(of: call)
        var thought = thought
        let files = call.touches.isEmpty ? [nil] : call.touches.map(Optional.some)
        for touch in files {
            var details = JSONObject()
            let path = touch?.path
            if let path { details["file"] = .string(path) }
            let own = changes.filter { change in
                guard let name = change.path, let path else { return true }
                return name == path || path.hasSuffix("/" + name)
            }
            details["changes"] = .array(own.map(Self.change))
            let phase =
                path.map { PathRole.classify($0).role.isTestLike } == true
                ? "FailtoPassUnitTest" : "Solution"
            append("find_and_replace_code", details, thought, start, seconds, phase, call)
            thought = nil
        }
        hasEdited = true
    }

    private static func change(_ change: TextChange) -> JSONValue {
        func side(_ text: String?) -> JSONValue {
            guard let text else { return [:] }
            var object: JSONObject = ["context": .string(text)]
            if let line = change.line {
                object["startLine"] = JSONValue(line)
                let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
                object["endLine"] = JSONValue(line.addingClamped(max(count - 1, 0)))
            }
            return .object(object)
        }
        return ["originalText": side(change.old), "newText": side(change.new)]
    }

    private static func lines(_ lines: ClosedRange<Int>) -> JSONValue {
        var object: JSONObject = ["startLine": JSONValue(lines.lowerBound)]
        if lines.upperBound < .max { object["endLine"] = JSONValue(lines.upperBound) }
        return .object(object)
    }

    private func search(_ call: ToolCall) -> JSONObject {
        var details = JSONObject()
        if let path = call.touches.first?.path { details["path"] = .string(path) }
        let key = call.arguments.firstString([
            "pattern", "query", "searchKey", "regex", "search_term", "name", "command", "cmd",
        ])
        if let key { details["searchKey"] = .string(key) }
        let lines = call.result?.text?.split(whereSeparator: \.isNewline).prefix(500) ?? []
        details["results"] = JSONValue(lines.map(String.init))
        return details
    }

    private func command(_ call: ToolCall) -> JSONObject {
        var details = JSONObject()
        let words = ["command", "cmd", "script", "code"]
        let text = call.arguments.string ?? call.arguments.firstString(words)
        let list = words.lazy.compactMap { call.arguments[$0]?.array }.first
        let joined = list?.compactMap(\.string).joined(separator: " ")
        if let command = text ?? joined {
            details["command"] = .string(command)
        } else {
            details["command"] = .string(call.tool)
            details["payload"] = call.arguments
        }
        let folder =
            call.arguments.firstString(["workdir", "cwd", "directory"])
            ?? call.extra["folder"]?.string ?? trajectory.workingDirectory
        if let folder { details["directory"] = .string(folder) }
        if let output = call.result?.text { details["output"] = .string(output) }
        if let code = call.result?.exitCode { details["exitCode"] = JSONValue(code) }
        return details
    }

    /// The part of the work that a call belongs to, by the first rule that fits.
    private func phase(_ call: ToolCall) -> String {
        switch call.category {
        case .runTests, .build, .lint: return "Test"
        default: break
        }
        if call.shellUnderstanding?.activities.contains(.install) == true {
            return "EnvironmentSetup"
        }
        return hasEdited ? "Solution" : "Exploration"
    }

    private mutating func append(
        _ action: String, _ details: JSONObject, _ thought: String?, _ start: RecordedTime?,
        _ seconds: Double?, _ phase: String, _ call: ToolCall
    ) {
        trace.append(
            entry(action, details, thought ?? Self.fact(call), start, seconds, phase))
    }

    /// What a call does, in a sentence.
    private static func fact(_ call: ToolCall) -> String {
        if let touch = call.touches.first {
            return "Use \(call.tool): \(touch.kind.name) \(touch.path)"
        }
        return "Use the tool \(call.tool)"
    }

    private mutating func entry(
        _ action: String, _ details: JSONObject, _ thought: String, _ start: RecordedTime?,
        _ seconds: Double?, _ phase: String
    ) -> JSONValue {
        // Nobody thought anything in steps that follow from a change.
        let words =
            trajectory.isDerived
            ? nil : thought.count < 10 ? "The agent notes: \(thought)" : thought
        let begin = trajectory.startedAt
        let elapsed = start.flatMap { start in begin.flatMap { start.seconds(since: $0) } }
        return [
            "action": .string(action), "details": .object(details), "thought": JSONValue(words),
            "timestamp": JSONValue(start?.utcText),
            "elapsed_seconds": JSONValue(elapsed.map { Int(max(0, $0).rounded(.down)) }),
            "duration_seconds": JSONValue(
                seconds.map { Int(min(max(0, $0), 1e9).rounded(.down)) }),
            "partition": .string(phase),
        ]
    }
}
