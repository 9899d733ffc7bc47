/// A record of Codex, of which all is known but its place among the others.
struct CodexRecord: Sendable {
    /// The record as it is.
    let object: JSONObject
    let type: CodexRecordType?
    let timestamp: RecordedTime?
    /// The record inside; nothing where the record is bare.
    let payload: JSONObject?
    /// The item that it holds, or that it is.
    private var item: ResponsesItem?
    /// What is left of the item and of the record around it.
    private(set) var rest = JSONObject()

    init(_ object: JSONObject) {
        self.object = object
        var fields = JSONFields<CodexKey>(object)
        timestamp = fields.moment(.timestamp)
        type = fields.word(.type)
        payload = fields.isObject(.payload) ? fields[.payload]?.object : nil
        let isItem = payload == nil ? fields.isString(.type) : type == .responseItem
        guard isItem else { return }
        var left = object
        var outer = JSONObject()
        if let payload {
            left = payload
            fields.remove(.payload)
            fields.remove(.type)
            fields.remove(.timestamp)
            outer = fields.rest
        }
        item = ResponsesItem(&left)
        rest = left.merging(outer)
    }

    /// Takes the item, which is costly to copy.
    mutating func takeItem() -> ResponsesItem? { exchange(&item, with: nil) }
}
