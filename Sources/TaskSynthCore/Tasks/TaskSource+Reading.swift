extension TaskSource {
    /// Reads a source as ``json`` writes it, or as a person wrote it with fewer members.
    ///
    /// Only `origin` has to be there. Warnings may be texts.
    ///
    /// - Throws: ``JSONError`` that names the member with the wrong value.
    public init(reading json: JSONValue) throws(JSONError) {
        guard let object = json.object else {
            throw JSONError(.badShape, detail: "a task source is an object")
        }
        let members = Members(object: object, path: "")
        guard let origin: TaskOrigin = try members.word("origin") else {
            throw JSONError(.badShape, detail: "'origin' is missing")
        }
        self.init(origin: origin)
        title = try members.text("title")
        summary = try members.text("summary")
        description = try members.text("description")
        repositoryURL = try members.text("repoURL")
        if let range = try members.object("commitRange") {
            commitRange = CommitRange(base: try range.text("base"), head: try range.text("head"))
        }
        if let change = try members.object("change") { self.change = try Self.change(change) }
        acceptance = try members.texts("acceptance")
        artifacts = try Self.artifacts(members)
        tracesPath = try members.text("tracesPath")
        let list = TicketList(reading: members.object["tickets"] ?? .null)
        tickets = list.tickets
        hints = try members.texts("hints")
        createdAt = try members.timestamp("createdAt")
        for entry in try members.array("warnings") {
            if let text = entry.string {
                warnings.append(TaskWarning("note", text))
            } else if let code = entry["code"]?.string, let message = entry["message"]?.string {
                warnings.append(TaskWarning(code, message))
            } else {
                throw JSONError(.badShape, detail: "'warnings' holds what is not a warning")
            }
        }
        warnings += list.warnings.map { TaskWarning("bad_ticket", $0.description) }
    }

    /// Reads a source from the text of a file.
    ///
    /// - Throws: ``JSONError`` with the place or the member that is wrong.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        try self.init(reading: try JSONValue(parsing: bytes))
    }

    private static func change(_ members: Members) throws(JSONError) -> TaskChange {
        var change = TaskChange(closedBy: try members.word("closedBy") ?? .none)
        change.repository = try members.text("repository")
        change.pull = try members.integer("pull")
        change.commit = try members.text("commit")
        change.mergeCommit = try members.text("mergeCommit")
        change.mergedHow = try members.word("mergedHow")
        change.confidence = try members.fraction("confidence")
        for entry in try members.array("evidence") {
            guard let rule = entry["rule"]?.string, let detail = entry["detail"]?.string else {
                throw JSONError(
                    .badShape, detail: "'change.evidence' holds what has no rule and detail")
            }
            change.evidence.append(TaskChange.Evidence(rule: rule, detail: detail))
        }
        return change
    }

    private static func artifacts(_ members: Members) throws(JSONError) -> [TaskArtifact] {
        var artifacts: [TaskArtifact] = []
        for entry in try members.array("artifacts") {
            guard let object = entry.object else {
                throw JSONError(.badShape, detail: "'artifacts' holds what is no object")
            }
            let members = Members(object: object, path: "artifacts.")
            guard let role: TaskArtifact.Role = try members.word("role"),
                let kind = try members.text("kind")
            else { throw JSONError(.badShape, detail: "an artifact has a role and a kind") }
            artifacts.append(
                TaskArtifact(
                    role: role, kind: kind, title: try members.text("title"),
                    url: try members.text("url"), text: try members.text("text"),
                    createdAt: try members.timestamp("createdAt")))
        }
        return artifacts
    }
}

extension TaskSource {
    /// The members of an object that is read strictly: null is absent, another type an error.
    private struct Members {
        let object: JSONObject
        let path: String

        private func value(_ key: String) -> JSONValue? {
            guard let value = object[key], !value.isNull else { return nil }
            return value
        }

        private func take<Value>(
            _ key: String, _ expected: String, _ read: (JSONValue) -> Value?
        ) throws(JSONError) -> Value? {
            guard let value = value(key) else { return nil }
            guard let result = read(value) else {
                throw JSONError(.badShape, detail: "'\(path)\(key)' is not \(expected)")
            }
            return result
        }

        func text(_ key: String) throws(JSONError) -> String? {
            try take(key, "a text") { $0.string }
        }

        func integer(_ key: String) throws(JSONError) -> Int? {
            try take(key, "a whole number") { $0.integer }
        }

        func fraction(_ key: String) throws(JSONError) -> Double? {
            try take(key, "a number from 0 to 1") { value in
                value.double.flatMap { (0...1).contains($0) ? $0 : nil }
            }
        }

        func array(_ key: String) throws(JSONError) -> [JSONValue] {
            try take(key, "an array") { $0.array } ?? []
        }

        func texts(_ key: String) throws(JSONError) -> [String] {
            try take(key, "an array of texts") { value in
                guard let texts = value.array?.compactMap(\.string),
                    texts.count == value.array?.count
                else { return nil }
                return texts
            } ?? []
        }

        func object(_ key: String) throws(JSONError) -> Members? {
            try take(key, "an object") { value in
                value.object.map { Members(object: $0, path: "\(path)\(key).") }
            }
        }

        func timestamp(_ key: String) throws(JSONError) -> ISOTimestamp? {
            try take(key, "an ISO 8601 time") { $0.string.flatMap(ISOTimestamp.init) }
        }

        func word<Word>(_ key: String) throws(JSONError) -> Word?
        where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            return try take(key, "one of \(known)") { $0.string.flatMap(Word.init(rawValue:)) }
        }
    }
}
