extension ReadingSession {
    /// Reads messages, requests with their responses, or lists of conversations.
    func readMessages(
        _ content: RecordContent, as format: TrajectoryFormat
    ) throws(TrajectoryError) -> Recording {
        var draft = TrajectoryDraft(format: format, limits: limits)
        var conversation = Conversation()
        switch content.document {
        case .array(let list) where list.contains { $0["conversations"] != nil }:
            return readConversations(list, as: format)
        case .array(let list):
            MessagesReader.read(list: list, &conversation, into: &draft)
        case .object(let object):
            MessagesReader.read(exchange: object, &conversation, into: &draft)
        default:
            let records = content.allRecords(&draft)
            // Each row of a set of conversations is one of its own.
            if records.contains(where: { $0["conversations"] != nil }) {
                var recording = readConversations(records.map { .object($0) }, as: format)
                recording.add(draft.trajectory.warnings)
                if let first = recording.trajectories.indices.first {
                    recording.trajectories[first].extra.put("records", draft.records)
                }
                return recording
            }
            for record in records {
                if record["role"] != nil {
                    MessagesReader.read(list: [.object(record)], &conversation, into: &draft)
                } else {
                    MessagesReader.read(exchange: record, &conversation, into: &draft)
                }
            }
        }
        draft.trajectory.counts = counts(of: conversation)
        return Recording(format: format, trajectories: [draft.finish()])
    }

    /// Reads conversations of which each repeats the one before it, or is one of its own.
    private func readConversations(
        _ list: [JSONValue], as format: TrajectoryFormat
    ) -> Recording {
        var trajectories: [Trajectory] = []
        for value in list {
            guard case .object(var object) = value else { continue }
            var draft = TrajectoryDraft(format: format, limits: limits)
            var conversation = Conversation()
            MessagesReader.read(
                list: object.takeArray("conversations") ?? [], &conversation, into: &draft)
            draft.trajectory.agent = AgentIdentity(
                name: object["agent"]?.string, model: object["model"]?.string)
            draft.trajectory.sessionID = object["trial_name"]?.string ?? object["id"]?.string
            draft.trajectory.metadata = object
            draft.trajectory.counts = counts(of: conversation)
            trajectories.append(draft.finish())
        }
        var recording = Recording(format: format, trajectories: trajectories)
        recording.counts = ["trajectories": .array(trajectories.map { .object($0.counts) })]
        return recording
    }

    private func counts(of conversation: Conversation) -> JSONObject {
        [
            "messages": JSONValue(conversation.roles.values.reduce(0, +)),
            "roles": .object(JSONObject(counting: conversation.roles)),
            "toolCalls": JSONValue(conversation.toolCalls),
        ]
    }

    /// Reads items, a response, or requests with their responses.
    func readResponses(_ content: RecordContent) throws(TrajectoryError) -> Recording {
        switch content.document {
        case .array(let list): return readItems(list)
        case .object(let object) where object["output"] != nil || object["input"] != nil:
            var draft = TrajectoryDraft(format: .responses, limits: limits)
            let request = object["output"] == nil ? object : JSONObject()
            var row: JSONObject = ["request": .object(request)]
            if object["output"] != nil { row["response"] = .object(object) }
            SessionCleanReader.read(rows: [row], into: &draft)
            draft.trajectory.agent.name = nil
            return Recording(format: .responses, trajectories: [draft.finish()])
        case .object(let object):
            var draft = TrajectoryDraft(format: .responses, limits: limits)
            SessionCleanReader.read(rows: [object], into: &draft)
            draft.trajectory.agent.name = nil
            return Recording(format: .responses, trajectories: [draft.finish()])
        default:
            var draft = TrajectoryDraft(format: .responses, limits: limits)
            let rows = content.allRecords(&draft)
            SessionCleanReader.read(rows: rows, into: &draft)
            draft.trajectory.agent.name = nil
            return Recording(format: .responses, trajectories: [draft.finish()])
        }
    }

    /// Reads a bare list of items.
    func readItems(_ list: [JSONValue]) -> Recording {
        var draft = TrajectoryDraft(format: .responses, limits: limits)
        var reader = ResponsesReader()
        reader.read(items: list, Conversation.Context(), into: &draft)
        draft.trajectory.counts = [
            "items": JSONValue(list.count), "toolCalls": JSONValue(reader.tools.count),
            "tools": JSONValue(reader.tools),
        ]
        return Recording(format: .responses, trajectories: [draft.finish()])
    }
}
