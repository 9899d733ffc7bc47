/// The content of a file: one JSON value, or lines, or neither.
struct RecordContent {
    let bytes: [UInt8]
    /// The one value, where the content is JSON.
    let document: JSONValue?
    /// The first records, where the content is lines.
    let records: [JSONObject]
    let errorLine: Int?
    let errorDetail: String?

    init(_ bytes: [UInt8], limits: TrajectoryLimits) {
        self.bytes = bytes
        guard let first = bytes.first(where: { !$0.isBlank }),
            first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == 0xEF
        else {
            document = nil
            records = Self.firstRecords(bytes, limits)
            (errorLine, errorDetail) = (nil, nil)
            return
        }
        // Lines are looked at first: a long record of lines is not read as one document.
        let records = Self.firstRecords(bytes, limits)
        if records.count > 1 || (records.count == 1 && Self.isOneLine(bytes)) {
            document = records.count == 1 ? records.first.map { .object($0) } : nil
            self.records = records
            (errorLine, errorDetail) = (nil, nil)
            return
        }
        do throws(JSONError) {
            document = try JSONValue(parsing: bytes, maximumDepth: limits.depth)
            self.records = []
            (errorLine, errorDetail) = (nil, nil)
        } catch {
            document = nil
            self.records = records
            (errorLine, errorDetail) = (error.line, error.detail)
        }
    }

    /// The one object of the content.
    func object(of format: TrajectoryFormat) throws(TrajectoryError) -> JSONObject {
        guard let object = document?.object else {
            throw TrajectoryError(
                .notThatFormat, line: errorLine,
                detail: errorDetail ?? "\(format.name) is one JSON object")
        }
        return object
    }

    /// All objects of the lines, with a warning for each line that is none.
    func allRecords(_ draft: inout TrajectoryDraft) -> [JSONObject] {
        if let list = document?.array { return list.compactMap(\.object) }
        var lines = RecordLines(limits: draft.limits)
        var records: [JSONObject] = []
        let text = bytes.span
        var start = 0
        while start < text.count {
            let end = text.firstIndex(of: .lineFeed, from: start) ?? text.count
            for entry in lines.read(text, in: start..<end) {
                switch entry {
                case .record(let object): records.append(object)
                case .other(let value):
                    draft.warn(.badRecord, line: lines.line, "the line is no object")
                    draft.keep(value, line: lines.line)
                case .damaged(let excerpt):
                    draft.warn(.badRecord, line: lines.line, "the line is no JSON")
                    draft.keep(["text": .string(excerpt)], line: lines.line)
                }
            }
            start = end + 1
        }
        return records
    }

    private static func isOneLine(_ bytes: [UInt8]) -> Bool {
        guard let feed = bytes.firstIndex(of: .lineFeed) else { return true }
        return bytes[feed...].allSatisfy(\.isBlank)
    }

    /// The objects among the first lines.
    private static func firstRecords(
        _ bytes: [UInt8], _ limits: TrajectoryLimits
    ) -> [JSONObject] {
        var records: [JSONObject] = []
        let text = bytes.span
        var reader = JSONReader(maximumDepth: limits.depth)
        var start = 0
        var line = 0
        while start < text.count, line < 400, records.count < 20 {
            let end = text.firstIndex(of: .lineFeed, from: start) ?? text.count
            if end - start < limits.lineBytes, end - start > 1,
                let value = try? reader.readPrefix(text, in: start..<end),
                reader.isAtEnd(text, of: start..<end), case .object(let object) = value
            {
                records.append(object)
            }
            line += 1
            start = end + 1
        }
        return records
    }
}
