/// A record of Codex, of which all is known but its place among the others.
struct CodexRecord: Sendable {
    /// The record as it is.
    let object: JSONObject
    let type: CodexRecordType?
    let timestamp: RecordedTime?
    /// The record inside; nothing where the record is bare.
    let payload: JSONObject?
    /// The item that it holds, or that it is.
    private(set) var item: ResponsesItem?
    /// What is left of the item and of the record around it.
    private(set) var rest = JSONObject()

    init(_ object: JSONObject) {
        self.object = object
        var fields = JSONFields<CodexKey>(object)
        timestamp = fields.moment(.timestamp)
        type = fields.word(.type)
        payload = fields.isObject(.payload) ? fields[.payload]?.object : nil
        if let payload {
            guard type == .responseItem else { return }
            fields.remove(.payload)
            fields.remove(.type)
            fields.remove(.timestamp)
            read(payload, in: fields.rest)
        } else if fields.isString(.type) {
            read(object, in: JSONObject())
        }
    }

    private mutating func read(_ item: JSONObject, in outer: JSONObject) {
        var item = item
        self.item = ResponsesItem(&item)
        rest = item.merging(outer)
    }
}
