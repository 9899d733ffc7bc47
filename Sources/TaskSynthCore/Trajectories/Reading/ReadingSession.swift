/// Reads one record: finds its format, and hands it to the format's reader.
struct ReadingSession {
    let limits: TrajectoryLimits
    let codecs: ArchiveCodecs

    func read(
        _ files: [RecordingFile], as asked: TrajectoryFormat
    ) throws(TrajectoryError) -> Recording {
        guard files.reduce(0, { $0 + $1.bytes.count }) <= limits.recordBytes else {
            throw TrajectoryError(
                .tooLarge, detail: "the record is larger than \(limits.recordBytes) bytes")
        }
        guard let file = files.first, files.count == 1 else {
            return try readFolder(files, as: asked)
        }
        var recording: Recording
        if let archive = try ZipArchive(file.bytes, limits: limits) {
            recording = try InspectArchive.read(archive, limits: limits, codecs: codecs)
        } else {
            let text = RecordText(file.bytes)
            let content = RecordContent(text.bytes, limits: limits)
            let format = asked == .detect ? FormatDetector.format(of: content) : asked
            guard let format else {
                throw TrajectoryError(
                    .unknownFormat, line: content.errorLine,
                    detail: content.errorDetail ?? "the content is no known record of an agent")
            }
            recording = try read(content, as: format)
            recording.add(text.warnings)
            // The file that was recorded stays the source, not the one that it was written to.
            if format == .normalized { return recording }
        }
        let name = file.path.split(separator: "/").last.map(String.init)
        for index in recording.trajectories.indices {
            recording.trajectories[index].source.file = name
        }
        return recording
    }

    private func readFolder(
        _ files: [RecordingFile], as asked: TrajectoryFormat
    ) throws(TrajectoryError) -> Recording {
        let state = files.first { $0.path.hasSuffix("base_state.json") }
        let events = files.filter {
            $0.path.has("events/event-") && $0.path.hasSuffix(".json")
        }.sorted { $0.path < $1.path }
        guard state != nil || !events.isEmpty else {
            throw TrajectoryError(.unknownFormat, detail: "the folder is no known record")
        }
        var draft = TrajectoryDraft(format: .openHandsSDK, limits: limits)
        var objects: [JSONObject] = []
        for file in events {
            if let object = object(of: file, &draft) { objects.append(object) }
        }
        let base = state.flatMap { object(of: $0, &draft) }
        OpenHandsSDKReader.read(objects, state: base, into: &draft)
        for file in files
        where file.path.hasSuffix("TASKS.json") && !events.contains(file) {
            if let value = try? JSONValue(parsing: file.bytes, maximumDepth: limits.depth) {
                draft.trajectory.extra["tasks"] = value
            }
        }
        return Recording(format: .openHandsSDK, trajectories: [draft.finish()])
    }

    private func object(of file: RecordingFile, _ draft: inout TrajectoryDraft) -> JSONObject? {
        do throws(JSONError) {
            return try JSONValue(parsing: file.bytes, maximumDepth: limits.depth).object
        } catch {
            draft.warn(.badRecord, line: error.line, "\(file.path): \(error.detail)")
            return nil
        }
    }

    private func read(
        _ content: RecordContent, as format: TrajectoryFormat
    ) throws(TrajectoryError) -> Recording {
        if TrajectoryStream.formats.contains(format) {
            if format == .codex, let list = content.document?.array {
                return readItems(list)
            }
            if var export = content.document?.object, let records = export.takeArray("loglines") {
                return read(records, of: export, as: format)
            }
            return Recording(
                format: format,
                trajectories: [
                    TrajectoryStream.trajectory(
                        of: content.bytes, format: format, limits: limits)
                ])
        }
        var draft = TrajectoryDraft(format: format, limits: limits)
        switch format {
        case .inspect:
            return InspectReader.read(try content.object(of: format), limits: limits)
        case .openHands:
            if let recording = try readOpenHands(content) { return recording }
            OpenHandsReader.read(content.document?.array ?? [], into: &draft)
        case .chatCompletions, .anthropicMessages:
            return try readMessages(content, as: format)
        case .responses:
            return try readResponses(content)
        case .sweAgent: SWEAgentReader.read(try content.object(of: format), into: &draft)
        case .miniSweAgent: MiniSWEAgentReader.read(content.document ?? nil, into: &draft)
        case .openHandsSDK:
            if let state = content.document?.object {
                OpenHandsSDKReader.read([], state: state, into: &draft)
            } else {
                OpenHandsSDKReader.read(content.allRecords(&draft), state: nil, into: &draft)
            }
        case .normalized:
            guard content.document != nil else {
                return NormalizedReader.read(lines: content.allRecords(&draft), into: &draft)
            }
            let object = try content.object(of: format)
            return NormalizedReader.isLine(object)
                ? NormalizedReader.read(lines: [object], into: &draft)
                : NormalizedReader.read(object)
        case .atif: ATIFReader.read(try content.object(of: format), into: &draft)
        case .annotation: AnnotationReader.read(try content.object(of: format), into: &draft)
        case .geminiCLI:
            if let object = content.document?.object, object["messages"]?.array != nil {
                GeminiReader.read(object, into: &draft)
            } else {
                GeminiReader.read(records: content.allRecords(&draft), into: &draft)
            }
        case .openCode:
            if let object = content.document?.object, object["messages"] != nil {
                OpenCodeReader.read(object, into: &draft)
            } else {
                let events = OpenCodeEvents.document(of: content.allRecords(&draft))
                OpenCodeReader.read(events, into: &draft)
            }
        case .claudeAI: return readClaudeAI(content)
        case .cline: ClineReader.read(content.document?.array ?? [], into: &draft)
        case .copilot: CopilotReader.read(content.allRecords(&draft), into: &draft)
        case .codexExec: CodexExecReader.read(content.allRecords(&draft), into: &draft)
        case .aider: AiderReader.read(content.bytes, into: &draft)
        case .openTelemetry: readSpans(content, &draft)
        case .sessionClean:
            if let object = content.document?.object {
                SessionCleanReader.read(object, into: &draft)
            } else {
                SessionCleanReader.read(rows: content.allRecords(&draft), into: &draft)
            }
        default:
            throw TrajectoryError(
                .unknownFormat, detail: "\(format.name) cannot be read from one file")
        }
        return Recording(format: format, trajectories: [draft.finish()])
    }

    /// Reads an export that holds the records as a list, beside what it says of the session.
    private func read(
        _ records: [JSONValue], of export: JSONObject, as format: TrajectoryFormat
    ) -> Recording {
        let lines = Array(records.map(\.line).joined(separator: "\n").utf8)
        var trajectory = TrajectoryStream.trajectory(of: lines, format: format, limits: limits)
        trajectory.extra = trajectory.extra.merging(export)
        return Recording(format: format, trajectories: [trajectory])
    }

    /// Reads one conversation or a list of them, each as a trajectory.
    private func readClaudeAI(_ content: RecordContent) -> Recording {
        let list = content.document?.array ?? content.document.map { [$0] } ?? []
        var recording = Recording(
            format: .claudeAI,
            trajectories: list.map { value in
                var draft = TrajectoryDraft(format: .claudeAI, limits: limits)
                ClaudeAIReader.read(value, into: &draft)
                return draft.finish()
            })
        if list.count != 1 {
            recording.counts = [
                "trajectories": .array(recording.trajectories.map { .object($0.counts) })
            ]
        }
        return recording
    }

    private func readSpans(_ content: RecordContent, _ draft: inout TrajectoryDraft) {
        if let document = content.document {
            var rest = document.object ?? JSONObject()
            if let resources = rest["resourceSpans"]?.array {
                rest["resourceSpans"] = .array(resources.map(\.withoutSpans))
            }
            OpenTelemetryReader.read(
                OpenTelemetryReader.spans(of: document), rest: rest, into: &draft)
        } else {
            var spans: [JSONObject] = []
            for record in content.allRecords(&draft) {
                if record["resourceSpans"] != nil {
                    spans += OpenTelemetryReader.spans(of: .object(record))
                } else {
                    spans.append(record)
                }
            }
            OpenTelemetryReader.read(spans, rest: JSONObject(), into: &draft)
        }
    }

    /// Reads an evaluation's output, one trajectory a line.
    private func readOpenHands(_ content: RecordContent) throws(TrajectoryError) -> Recording? {
        var outer = TrajectoryDraft(format: .openHands, limits: limits)
        let outputs =
            content.document?.object.map { [$0] }
            ?? (content.document == nil ? content.allRecords(&outer) : [])
        guard !outputs.isEmpty else { return nil }
        var trajectories: [Trajectory] = []
        for output in outputs {
            var draft = TrajectoryDraft(format: .openHands, limits: limits)
            OpenHandsReader.read(output: output, into: &draft)
            trajectories.append(draft.finish())
        }
        var recording = Recording(format: .openHands, trajectories: trajectories)
        if trajectories.count != 1 {
            recording.counts = [
                "trajectories": .array(trajectories.map { .object($0.counts) })
            ]
        }
        if let first = trajectories.indices.first {
            recording.trajectories[first].warnings += outer.trajectory.warnings
        }
        return recording
    }
}

extension JSONValue {
    /// What the export of one resource says beside its spans.
    fileprivate var withoutSpans: JSONValue {
        guard var resource = object else { return self }
        for key in ["scopeSpans", "instrumentationLibrarySpans"] {
            guard let scopes = resource[key]?.array else { continue }
            resource[key] = .array(
                scopes.map { scope in
                    guard var object = scope.object else { return scope }
                    object["spans"] = nil
                    return .object(object)
                })
        }
        return .object(resource)
    }
}
