public import TaskSynthCore

/// The issues in the `issues.jsonl` of a repository.
public struct BeadsProvider: TicketProviding {
    private let path: String
    private let context: ProviderContext

    /// Opens a file.
    public init(path: String, context: ProviderContext) {
        self.path = path
        self.context = context
    }

    /// The provider.
    public var provider: TicketProvider { .beads }

    /// Beads can do everything.
    public var capabilities: ProviderCapabilities {
        ProviderCapabilities(
            supportsChildren: true, supportsUpdate: true, supportsStateSync: true,
            supportsInProgress: true)
    }

    /// Makes a task source of an issue, and of the change that solved it.
    ///
    /// - Parameters:
    ///   - id: The name of the issue.
    ///   - hosts: The services that its repository may be on; those of the context where `nil`.
    ///   - repository: Its repository, `owner/name` or `gitlab:group/name`.
    /// - Returns: The source; what was not found is null and a warning.
    /// - Throws: ``ProviderError`` where the file or the issue is not there.
    public func source(
        ofTicket id: String, in hosts: ChangeHosts? = nil, repository: String? = nil
    ) async throws(ProviderError) -> TaskSource {
        let file = try read()
        let ingestion = BeadsIngestion(
            issue: try find(id, in: file), file: file,
            hosts: try context.hosts(hosts), repository: repository)
        return try await ingestion.source()
    }

    /// Reads the issues whose title or text holds a word, or whose status is the filter's.
    public func importTickets(
        query: String?, filters: JSONObject
    ) async throws(ProviderError) -> TicketOutcome {
        let file = try read()
        let wanted = query?.lowercased()
        let label = wanted.flatMap { $0.hasPrefix("label:") ? String($0.dropFirst(6)) : nil }
        let ids = filters["ids"]?.array.map { Set($0.compactMap(\.string)) }
        var outcome = TicketOutcome()
        for issue in file.issues {
            if let ids, !ids.contains(issue.id) { continue }
            if let status = filters["status"]?.string, issue.status != status { continue }
            if let label {
                let labels = (issue.record["labels"]?.array ?? []).compactMap(\.string)
                guard labels.contains(where: { $0.lowercased() == label }) else { continue }
            } else if let wanted {
                let text = "\(issue.id) \(issue.title ?? "") \(issue.text ?? "")".lowercased()
                guard text.range(of: wanted) != nil else { continue }
            }
            outcome.tickets.append(issue.ticket)
        }
        outcome.warnings = file.warnings
        return outcome
    }

    /// Adds an issue to the file; one that was added for the same task before is given back.
    public func create(_ draft: TicketDraft) async throws(ProviderError) -> ExternalTicket {
        try add(draft, parent: nil)
    }

    /// Adds a comment that names the local task.
    public func link(
        _ id: String, to bead: String, note: String?
    ) async throws(ProviderError) -> ExternalTicket {
        let text = note ?? "Linked with \(bead)."
        return try change(id) { issue in
            var comments = issue.record["comments"]?.array ?? []
            guard !comments.contains(where: { $0["text"]?.string == text }) else { return [] }
            comments.append(
                [
                    "id": JSONValue(comments.count + 1), "issue_id": .string(id),
                    "author": "tasksynth", "text": .string(text), "created_at": .string(now),
                ])
            return [("comments", .array(comments))]
        }
    }

    /// Sets the status; an issue that was closed is open again, without the time of its closing.
    public func setInProgress(_ id: String) async throws(ProviderError) -> ExternalTicket {
        try change(id) { issue in
            issue.status == "in_progress"
                ? [] : [("status", "in_progress"), ("closed_at", nil), ("close_reason", nil)]
        }
    }

    /// Changes title and text.
    public func update(
        _ id: String, to draft: TicketDraft
    ) async throws(ProviderError) -> ExternalTicket {
        try change(id) { _ in
            [("title", .string(draft.title)), ("description", .string(draft.body))]
        }
    }

    /// Adds an issue below another one.
    public func createChild(
        of parent: String, _ draft: TicketDraft
    ) async throws(ProviderError) -> ExternalTicket {
        try add(draft, parent: parent)
    }

    /// Reads issues again.
    public func syncState(_ ids: [String]) async throws(ProviderError) -> TicketOutcome {
        let file = try read()
        return try await each(ids) { id throws(ProviderError) in try find(id, in: file).ticket }
    }

    // MARK: -

    private var now: String { ISOTimestamp(secondsSinceEpoch: Int(context.clock.now)).text }

    private func bytes() throws(ProviderError) -> [UInt8] {
        guard let bytes = LocalFile.read(path) else {
            throw ProviderError(
                .configuration, "\(path) cannot be read",
                advice: ["name the file with --file; Beads has it at .beads/issues.jsonl"])
        }
        return bytes
    }

    private func read() throws(ProviderError) -> BeadsFile { BeadsFile(parsing: try bytes()) }

    /// Changes the file; once more where somebody else wrote it in the meantime.
    private func edit<Value>(
        _ body: (inout BeadsFile) throws(ProviderError) -> Value
    ) throws(ProviderError) -> Value {
        for _ in 0..<5 {
            let before = try bytes()
            var file = BeadsFile(parsing: before)
            let value = try body(&file)
            let after = file.bytes
            guard after != before else { return value }
            guard try bytes() == before else { continue }
            guard LocalFile.write(after, to: path) else {
                throw ProviderError(.configuration, "\(path) cannot be written")
            }
            return value
        }
        throw ProviderError(
            .configuration, "\(path) is written by others all the time",
            advice: ["try again when they are done"])
    }

    private func find(_ id: String, in file: BeadsFile) throws(ProviderError) -> BeadsIssue {
        guard let issue = file.issues.first(where: { $0.id == id }) else {
            throw ProviderError(.notFound, "there is no issue \(id.shortened) in \(path)")
        }
        return issue
    }

    private func change(
        _ id: String, _ members: (BeadsIssue) -> [(String, JSONValue?)]
    ) throws(ProviderError) -> ExternalTicket {
        try edit { file throws(ProviderError) in
            let changes = members(try find(id, in: file))
            if !changes.isEmpty {
                _ = file.change(id, changes + [("updated_at", .string(now))])
            }
            return try find(id, in: file).ticket
        }
    }

    private func add(_ draft: TicketDraft, parent: String?) throws(ProviderError) -> ExternalTicket
    {
        try edit { file throws(ProviderError) in try add(draft, parent: parent, to: &file) }
    }

    private func add(
        _ draft: TicketDraft, parent: String?, to file: inout BeadsFile
    ) throws(ProviderError) -> ExternalTicket {
        let origin = "tasksynth:\(draft.bead)"
        if let issue = file.issues.first(where: { $0.record["source_system"]?.string == origin }) {
            return issue.ticket
        }
        let ids = Set(file.issues.map(\.id))
        if let parent { _ = try find(parent, in: file) }
        let prefix =
            parent.map { "\($0)." }
            ?? (file.issues.first?.id.split(separator: "-").first.map(String.init) ?? "bd") + "-"
        var number = 1
        func name() -> String {
            parent == nil
                ? prefix + String(DerivedUUID.text(of: "\(draft.bead) \(number)").prefix(6))
                : "\(prefix)\(number)"
        }
        while ids.contains(name()) { number += 1 }
        var record = JSONObject()
        record["id"] = .string(name())
        record["title"] = .string(draft.title)
        if !draft.body.isEmpty { record["description"] = .string(draft.body) }
        record["status"] = "open"
        record["priority"] = 2
        record["issue_type"] = "task"
        record["created_at"] = .string(now)
        record["updated_at"] = .string(now)
        record["source_system"] = .string(origin)
        if !draft.labels.isEmpty { record["labels"] = .array(draft.labels.map(JSONValue.string)) }
        if let parent {
            record["dependencies"] = [
                [
                    "issue_id": .string(name()), "depends_on_id": .string(parent),
                    "type": "parent-child", "created_at": .string(now),
                ]
            ]
        }
        file.append(record)
        return try find(name(), in: file).ticket
    }
}
