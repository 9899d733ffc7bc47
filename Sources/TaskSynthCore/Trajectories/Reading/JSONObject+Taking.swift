extension JSONObject {
    /// Removes the last member with a key, and gives its value.
    mutating func take(_ key: String) -> JSONValue? { removeLast(key) { _ in true } }

    /// Removes a member that is a string; what is not stays where it is.
    mutating func takeString(_ key: String) -> String? {
        removeLast(key) { $0.string != nil }?.string
    }

    /// Removes a member that is a truth value; what is not stays where it is.
    mutating func takeBool(_ key: String) -> Bool? {
        removeLast(key) { $0.bool != nil }?.bool
    }

    /// Removes a member that is an object; what is not stays where it is.
    mutating func takeObject(_ key: String) -> JSONObject? {
        removeLast(key) { $0.object != nil }?.object
    }

    /// Removes a member that is an array; what is not stays where it is.
    mutating func takeArray(_ key: String) -> [JSONValue]? {
        removeLast(key) { $0.array != nil }?.array
    }

    /// Removes a member that is an integer; what is not stays where it is.
    mutating func takeInteger(_ key: String) -> Int? {
        removeLast(key) { $0.integer != nil }?.integer
    }

    /// Removes a member that is a number; what is not stays where it is.
    mutating func takeNumber(_ key: String) -> JSONNumber? {
        let value = removeLast(key) { if case .number = $0 { true } else { false } }
        guard case .number(let number) = value else { return nil }
        return number
    }

    /// Removes a moment, written as a text or as seconds since 1970.
    mutating func takeTimestamp(_ key: String) -> RecordedTime? {
        if let text = takeString(key) { return RecordedTime(text) }
        guard let number = takeNumber(key), let seconds = number.double else { return nil }
        return RecordedTime(secondsSince1970: seconds, text: number.text)
    }

    /// Puts a member back, unless there is nothing in it.
    mutating func put(_ key: String, _ object: JSONObject?) {
        guard let object, !object.isEmpty else { return }
        self[key] = .object(object)
    }

    /// Puts a member at the end, unless there is nothing in it.
    mutating func put(_ key: String, _ elements: [JSONValue]) {
        guard !elements.isEmpty else { return }
        self[key] = .array(elements)
    }

    /// Adds an element to a member that is an array, which is made where there is none.
    mutating func append(_ element: JSONValue, to key: String) {
        var elements = takeArray(key) ?? []
        elements.append(element)
        self[key] = .array(elements)
    }
}
