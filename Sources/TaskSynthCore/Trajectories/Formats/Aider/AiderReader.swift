/// Reads the chat history of Aider: headings, quotations, and everything else.
struct AiderReader {
    private var text: [Substring] = []
    private var prompt: [Substring] = []
    /// The lines that go behind the notes of the last step.
    private var notes: [Substring] = []
    private var runs = 0
    private var prompts = 0
    private var answers = 0
    private var edits = 0
    private var sum: Usage?
    private var lastAnswer: Int?
    /// What the last prompt runs in the shell.
    private var command: String?
    /// Whether the line before belongs to a quotation, of which only the first line is marked.
    private var isInNote = false
    /// Whether somebody has said something in this run; before that, all is quotation.
    private var isPrompted = true

    static func read(_ bytes: [UInt8], into draft: inout TrajectoryDraft) {
        var reader = AiderReader()
        let content = String(decoding: bytes, as: UTF8.self)
        draft.trajectory.agent.name = "aider"
        for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
            reader.read(line.last == "\r" ? line.dropLast() : line, &draft)
        }
        reader.endAnswer(&draft)
        reader.endPrompt(&draft)
        reader.endNotes(&draft)
        draft.trajectory.usage = reader.sum
        draft.trajectory.counts = [
            "runs": JSONValue(reader.runs), "prompts": JSONValue(reader.prompts),
            "answers": JSONValue(reader.answers), "appliedEdits": JSONValue(reader.edits),
            "tokensSent": JSONValue(reader.sum?.input),
            "tokensReceived": JSONValue(reader.sum?.output),
        ]
    }

    private mutating func read(_ line: Substring, _ draft: inout TrajectoryDraft) {
        if let time = line.text(after: "# aider chat started at ") {
            endAnswer(&draft)
            endPrompt(&draft)
            endNotes(&draft)
            runs += 1
            draft.see(RecordedTime(time))
            var step = Step(.message, role: .environment, text: String(line))
            step.timestamp = RecordedTime(time)
            draft.append(step)
            lastAnswer = nil
            isInNote = false
            isPrompted = false
        } else if line.hasPrefix("#### ") || line == "####" {
            endAnswer(&draft)
            isInNote = false
            isPrompted = true
            prompt.append(line.dropFirst(min(5, line.count)))
        } else if line.hasPrefix("> ") || line == ">" {
            endPrompt(&draft)
            endAnswer(&draft)
            read(note: line.dropFirst(min(2, line.count)), &draft)
            isInNote = true
        } else if !line.isEmpty, isInNote || !isPrompted {
            notes.append(line)
        } else {
            isInNote = false
            if !line.isEmpty { endPrompt(&draft) }
            text.append(line)
        }
    }

    private mutating func endPrompt(_ draft: inout TrajectoryDraft) {
        guard !prompt.isEmpty else { return }
        endNotes(&draft)
        prompts += 1
        let words = prompt.joined(separator: "\n").withoutOuterBlanks
        prompt = []
        var step = Step(.message, role: .user, text: words)
        step.isPrompt = !words.hasPrefix("/")
        if step.isPrompt, draft.trajectory.goal == nil { draft.trajectory.goal = words }
        draft.append(step)
        lastAnswer = nil
        let marks = ["/run ", "/test ", "!"]
        command = marks.lazy.compactMap { words[...].text(after: $0) }.first
    }

    private mutating func endAnswer(_ draft: inout TrajectoryDraft) {
        let words = text.joined(separator: "\n")
        text = []
        guard !words.withoutOuterBlanks.isEmpty else { return }
        endNotes(&draft)
        answers += 1
        var step = Step(.message, role: .assistant)
        (step.reasoning, step.text) = Self.thoughtAndAnswer(words.drop { $0 == "\n" })
        lastAnswer = draft.append(step)
    }

    /// Takes what a model thinks, between marks with a name of Aider's own, from what it says.
    private static func thoughtAndAnswer(_ words: Substring) -> (String?, String?) {
        guard words.hasPrefix("<thinking-content-"), let end = words.range(of: ">") else {
            return (nil, String(words))
        }
        let rest = words[end.upperBound...]
        guard
            let close = rest.range(of: "</" + words[words.startIndex..<end.upperBound].dropFirst())
        else { return (String(rest).withoutOuterBlanks, nil) }
        let answer = String(rest[close.upperBound...]).withoutOuterBlanks
        return (
            String(rest[..<close.lowerBound]).withoutOuterBlanks, answer.isEmpty ? nil : answer
        )
    }

    private mutating func read(note line: Substring, _ draft: inout TrajectoryDraft) {
        let note = String(line)
        if let path = line.text(after: "Applied edit to ") {
            edits += 1
            attach(tool: "edit_file", path: path, note, failed: false, &draft)
        } else if let path = line.text(after: "Did not apply edit to ") {
            attach(tool: "edit_file", path: path, note, failed: true, &draft)
        } else if line.hasPrefix("Added "), line.has(" of output to the chat") {
            // What the command printed is not in the record.
            guard let command else { return notes.append(line) }
            attach("run_command", ["command": .string(command)], ToolResult(text: note), &draft)
        } else if line.hasPrefix("Added "),
            let end = line.range(of: " to the chat") ?? line.range(of: " to read-only files")
        {
            attach(
                tool: "read_file", path: String(line[..<end.lowerBound].dropFirst(6)), note,
                failed: false, &draft)
        } else {
            if line.hasPrefix("Tokens: ") { readTokens(line, &draft) }
            if let rest = line.text(after: "Commit ") {
                let commit = rest.split(separator: " ").first.map { JSONValue.string(String($0)) }
                draft.trajectory.metadata.append(commit ?? nil, to: "commits")
            }
            if let model = line.text(after: "Main model: ") ?? line.text(after: "Model: ") {
                draft.trajectory.agent.model =
                    draft.trajectory.agent.model
                    ?? model.split(separator: " ").first.map(String.init)
            }
            if let version = line.text(after: "Aider v") {
                draft.trajectory.agent.version = draft.trajectory.agent.version ?? version
            }
            notes.append(line)
        }
    }

    /// Puts the notes into the last step, where that is one of them, or into one of their own.
    private mutating func endNotes(_ draft: inout TrajectoryDraft) {
        guard !notes.isEmpty else { return }
        let text = notes.joined(separator: "\n")
        notes = []
        let last = draft.nextIndex - 1
        if let step = draft.step(last), step.role == .environment, step.timestamp == nil {
            draft.update(last) { $0.text = ($0.text ?? "") + "\n" + text }
        } else {
            draft.append(Step(.message, role: .environment, text: text))
        }
    }

    private mutating func attach(
        tool: String, path: String, _ note: String, failed: Bool, _ draft: inout TrajectoryDraft
    ) {
        attach(tool, ["path": .string(path)], ToolResult(text: note, isError: failed), &draft)
    }

    private mutating func attach(
        _ tool: String, _ arguments: JSONValue, _ result: ToolResult,
        _ draft: inout TrajectoryDraft
    ) {
        var call = ToolCall(tool: tool, arguments: arguments)
        call.result = result
        if let lastAnswer, tool == "edit_file", draft.step(lastAnswer) != nil {
            draft.append(call, to: lastAnswer)
        } else {
            endNotes(&draft)
            var step = Step(.toolCall, role: tool == "edit_file" ? .assistant : .environment)
            step.toolCalls = [call]
            draft.append(step)
        }
    }

    /// Reads the line of tokens and costs, whose numbers may be rounded: `12k sent`.
    private mutating func readTokens(_ line: Substring, _ draft: inout TrajectoryDraft) {
        var input: Int?
        var output: Int?
        let words = line.split(separator: " ")
        for index in words.indices.dropFirst() {
            let number = Self.number(words[index - 1])
            if words[index].hasPrefix("sent") { input = number }
            if words[index].hasPrefix("received") { output = number }
        }
        guard input != nil || output != nil else { return }
        var usage = Usage(input: input, output: output, inputIncludesCache: true)
        if let place = line.range(of: "Cost: $") {
            usage.cost = Double(
                line[place.upperBound...].prefix { $0.isNumber || $0 == "." })
        }
        if sum == nil { sum = usage } else { sum?.add(usage) }
        if let lastAnswer { draft.update(lastAnswer) { $0.usage = usage } }
    }

    private static func number(_ word: Substring) -> Int? {
        var digits = word.filter { $0 != "," }
        var factor = 1.0
        if digits.hasSuffix("k") { factor = 1_000 }
        if digits.hasSuffix("M") { factor = 1_000_000 }
        if factor > 1 { digits.removeLast() }
        guard let value = Double(digits), value.isFinite, value < 1e12 else { return nil }
        return Int((value * factor).rounded())
    }
}
