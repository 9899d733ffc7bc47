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

    /// Reads the record at a place of a table.
    init(_ source: JSONSource, at token: Int) {
        object = JSONObject(source, at: token)
        var fields = JSONFields<CodexKey>(source, at: token)
        timestamp = fields.moment(.timestamp)
        type = fields.word(.type)
        payload = fields.isObject(.payload) ? fields[.payload]?.object : nil
        let isItem = payload == nil ? fields.isString(.type) : type == .responseItem
        guard isItem else { return }
        guard var inner: JSONFields<ResponsesKey> = fields.object(.payload) else {
            var bare = JSONFields<ResponsesKey>(source, at: token)
            item = ResponsesItem(&bare)
            rest = bare.rest
            return
        }
        fields.remove(.payload)
        fields.remove(.type)
        fields.remove(.timestamp)
        item = ResponsesItem(&inner)
        rest = inner.rest.merging(fields.rest)
    }

    /// Takes the item, which is costly to copy.
    mutating func takeItem() -> ResponsesItem? { exchange(&item, with: nil) }
}
