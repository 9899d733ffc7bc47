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
        let first = bytes.dropFirst(bytes.span.hasByteOrderMark ? 3 : 0).first { !$0.isBlank }
        let isObject = first == UInt8(ascii: "{")
        let isJSON = isObject || first == UInt8(ascii: "[")
        // A record of lines, which may be long, is not tried as one document.
        if isJSON, !isObject || !Self.beginsWithRecord(bytes, limits) || Self.isOneLine(bytes) {
            do throws(JSONError) {
                document = try Self.document(bytes, limits)
                records = document?.object.map { [$0] } ?? []
                (errorLine, errorDetail) = (nil, nil)
                return
            } catch {
                if isObject, let values = Self.documents(bytes, limits) {
                    document = .array(values)
                    records = values.compactMap(\.object)
                    (errorLine, errorDetail) = (nil, nil)
                    return
                }
                (errorLine, errorDetail) = (error.line, error.detail)
            }
        } else {
            (errorLine, errorDetail) = (nil, nil)
        }
        document = nil
        records = Self.firstRecords(bytes, limits)
    }

    /// Reads the one value; the normalized form may hold a record that is as deep as is allowed.
    private static func document(
        _ bytes: [UInt8], _ limits: TrajectoryLimits
    ) throws(JSONError) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(parsing: bytes, maximumDepth: limits.depth)
        } catch {
            guard error.code == .tooDeep,
                let value = try? JSONValue(parsing: bytes, maximumDepth: 2 * limits.depth + 32),
                let object = value.object, NormalizedReader.isDocument(object)
            else { throw error }
            return value
        }
    }

    /// Reads values that stand one after the other, each over several lines, as exporters print
    /// them; `nil` where there is anything else.
    private static func documents(_ bytes: [UInt8], _ limits: TrajectoryLimits) -> [JSONValue]? {
        var values: [JSONValue] = []
        var start = 0
        var line = 0
        while line < bytes.count {
            let end = bytes.span.firstIndex(of: .lineFeed, from: line) ?? bytes.count
            let isLast =
                bytes[line..<end].prefix(2).elementsEqual("}".utf8)
                || bytes[line..<end].elementsEqual("}\r".utf8)
            line = end + 1
            guard isLast else { continue }
            let text = Array(bytes[start..<min(line, bytes.count)])
            guard let value = try? JSONValue(parsing: text, maximumDepth: limits.depth) else {
                return nil
            }
            values.append(value)
            start = min(line, bytes.count)
        }
        return values.count > 1 && bytes[start...].allSatisfy(\.isBlank) ? values : nil
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
        let found = lines.read(bytes, in: 0..<bytes.count, isEnd: true)
        for entry in found.entries {
            switch entry.content {
            case .record: break
            case .other(let value):
                draft.warn(.badRecord, line: entry.line, "the line is no object")
                draft.keep(value, line: entry.line)
            case .damaged(let excerpt, let code, let detail):
                draft.warn(code, line: entry.line, detail)
                draft.keep(["text": .string(excerpt)], line: entry.line)
            }
        }
        return found.records
    }

    private static func isOneLine(_ bytes: [UInt8]) -> Bool {
        guard let feed = bytes.firstIndex(of: .lineFeed) else { return true }
        return bytes[feed...].allSatisfy(\.isBlank)
    }

    /// Whether the first line is a whole object.
    private static func beginsWithRecord(_ bytes: [UInt8], _ limits: TrajectoryLimits) -> Bool {
        let text = bytes.span
        let start = text.hasByteOrderMark ? 3 : 0
        let end = text.firstIndex(of: .lineFeed, from: start) ?? text.count
        var scanner = JSONScanner(maximumDepth: limits.depth)
        return (try? scanner.scan(text, in: start..<end)) != nil && scanner.isAtEnd(text)
    }

    /// The objects among the first lines, those of damaged lines too.
    private static func firstRecords(
        _ bytes: [UInt8], _ limits: TrajectoryLimits
    ) -> [JSONObject] {
        var lines = RecordLines(limits: limits)
        var end = 0
        for _ in 0..<400 where end < bytes.count {
            end = bytes.span.firstIndex(of: .lineFeed, from: end).map { $0 + 1 } ?? bytes.count
        }
        return lines.read(bytes, in: 0..<end, isEnd: end == bytes.count, atMost: 20).records
    }
}
