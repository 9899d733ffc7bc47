extension JSONObject {
    /// Removes a member that can be converted, or is null; what is not stays.
    mutating func takeValue<Value>(
        _ key: String, _ convert: (JSONValue) -> Value?
    ) -> Value? {
        let value = removeLast(key) { $0.isNull || convert($0) != nil }
        return value.flatMap(convert)
    }

    /// Removes a moment as the normalized form has it.
    mutating func takeMoment(_ key: String) -> RecordedTime? {
        takeValue(key, \.string).map(RecordedTime.init(kept:))
    }

    /// The `extra` of an object of the normalized form, and what else is left of it.
    mutating func takeExtra() -> JSONObject {
        let extra = takeObject("extra") ?? JSONObject()
        return isEmpty ? extra : extra.merging(self)
    }
}

extension RecordedTime {
    /// Reads the text that a record's moment was kept as: a date, or a count since 1970.
    ///
    /// The count is in seconds, milliseconds or nanoseconds, as its size tells for our time.
    init(kept text: String) {
        let date = RecordedTime(text)
        guard date.nanoseconds == nil, let number = Double(text) else {
            self = date
            return
        }
        switch (abs(number), Int(text)) {
        case (1e16..., let nanoseconds?): self.init(nanosecondsSince1970: nanoseconds)
        case (1e11..., let milliseconds?): self.init(millisecondsSince1970: milliseconds)
        default: self.init(secondsSince1970: number, text: text)
        }
    }
}

extension TrajectorySource {
    init(normalized object: JSONObject?) {
        self.init(
            format: TrajectoryFormat(name: object?["format"]?.string ?? "normalized"),
            version: object?["version"]?.string, file: object?["file"]?.string)
    }
}

extension Usage {
    init?(normalized value: JSONValue) {
        guard let object = value.object else { return nil }
        self.init(
            input: object["input"]?.integer, output: object["output"]?.integer,
            cacheRead: object["cacheRead"]?.integer, cacheWrite: object["cacheWrite"]?.integer,
            reasoning: object["reasoning"]?.integer, total: object["total"]?.integer,
            inputIncludesCache: object["inputIncludesCache"]?.bool ?? false,
            cost: object["cost"]?.double)
    }
}

extension TrajectoryWarning {
    init?(normalized value: JSONValue) {
        guard let code = value["code"]?.string, let detail = value["detail"]?.string else {
            return nil
        }
        self.init(Code(name: code), line: value["line"]?.integer, detail: detail)
    }
}

extension FileTouch {
    init?(normalized value: JSONValue) {
        guard let kind = value["kind"]?.string, let path = value["path"]?.string else {
            return nil
        }
        var lines: ClosedRange<Int>?
        if let start = value["lines"]?[0]?.integer {
            let end = value["lines"]?[1]?.integer ?? .max
            lines = start...max(start, end)
        }
        self.init(
            Kind(name: kind), path: path, previousPath: value["previousPath"]?.string,
            lines: lines, isInferred: value["inferred"]?.bool ?? false)
    }
}
