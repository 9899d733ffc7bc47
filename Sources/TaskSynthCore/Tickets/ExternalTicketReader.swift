/// Reads one entry of a list of tickets and says what it leaves out.
struct ExternalTicketReader {
    private let index: Int?
    private var object: JSONObject
    private(set) var warnings: [TicketWarning] = []

    init(_ object: JSONObject, index: Int?) {
        self.object = object
        self.index = index
    }

    mutating func read() -> ExternalTicket? {
        guard let name = text("provider") else { return skip("provider") }
        guard let provider = TicketProvider(reading: name) else {
            warn(nil, "skipped: '\(name.shortened)' is not a provider's slug")
            return nil
        }
        guard let id = identifier("id") ?? identifier("ticket_id") else { return skip("id") }
        var ticket = ExternalTicket(provider: provider, id: id)
        ticket.url = text("url")
        ticket.title = text("title")
        ticket.summary = text("summary")
        ticket.body = text("body")
        ticket.notes = text("notes")
        ticket.relation = word("relation")
        ticket.direction = word("direction")
        ticket.syncMode = word("sync_mode")
        ticket.state = word("state")
        ticket.rawState = text("raw_state")
        ticket.stateUpdatedAt = timestamp("state_updated_at")
        ticket.contentUpdatedAt = timestamp("content_updated_at")
        ticket.notesUpdatedAt = timestamp("notes_updated_at")
        ticket.parentID = identifier("parent_id")
        ticket.onClose = word("on_close")
        ticket.lastSyncedAt = timestamp("last_synced_at")
        ticket.unknownMembers = object
        return ticket
    }

    private mutating func skip(_ field: String) -> ExternalTicket? {
        warn(nil, "skipped: it has no \(field)")
        return nil
    }

    private mutating func warn(_ field: String?, _ message: String) {
        warnings.append(TicketWarning(index: index, field: field, message: message))
    }

    /// Takes a member away, so that what is left are the unknown ones.
    private mutating func take(_ key: String) -> JSONValue? {
        defer { object[key] = nil }
        guard let value = object[key], !value.isNull else { return nil }
        return value
    }

    private mutating func text(_ key: String) -> String? {
        guard let value = take(key) else { return nil }
        guard let text = value.string else {
            warn(key, "dropped: not a text")
            return nil
        }
        let trimmed = text.trimmed
        return trimmed.isEmpty ? nil : trimmed
    }

    private mutating func identifier(_ key: String) -> String? {
        if case .number(let number)? = object[key] {
            object[key] = nil
            return number.integer.map(String.init) ?? number.text
        }
        return text(key)
    }

    private mutating func word<Word: TicketVocabulary>(_ key: String) -> Word? {
        guard let text = text(key) else { return nil }
        if let word = Word(reading: text) { return word }
        let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
        warn(key, "dropped: '\(text.shortened)' is none of \(known)")
        return nil
    }

    private mutating func timestamp(_ key: String) -> ISOTimestamp? {
        guard let text = text(key) else { return nil }
        if let timestamp = ISOTimestamp(text) { return timestamp }
        warn(key, "dropped: '\(text.shortened)' is not ISO 8601")
        return nil
    }
}

extension String {
    /// The first characters of a long text, for a message.
    package var shortened: String { count > 60 ? "\(prefix(60))…" : self }
}
