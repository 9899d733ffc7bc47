extension JSONObject {
    /// Removes the last member with a key, and gives its value.
    mutating func take(_ key: String) -> JSONValue? {
        guard let index = members.lastIndex(where: { $0.key == key }) else { return nil }
        return remove(at: index)
    }

    /// Removes a member that is a string; what is not stays where it is.
    mutating func takeString(_ key: String) -> String? {
        guard let index = members.lastIndex(where: { $0.key == key }),
            case .string(let text) = members[index].value
        else { return nil }
        _ = remove(at: index)
        return text
    }

    /// Removes a member that is a truth value; what is not stays where it is.
    mutating func takeBool(_ key: String) -> Bool? {
        guard let index = members.lastIndex(where: { $0.key == key }),
            case .bool(let bool) = members[index].value
        else { return nil }
        _ = remove(at: index)
        return bool
    }

    /// Removes a member that is an object; what is not stays where it is.
    mutating func takeObject(_ key: String) -> JSONObject? {
        guard let index = members.lastIndex(where: { $0.key == key }),
            case .object(let object) = members[index].value
        else { return nil }
        _ = remove(at: index)
        return object
    }

    /// Removes a member that is an array; what is not stays where it is.
    mutating func takeArray(_ key: String) -> [JSONValue]? {
        guard let index = members.lastIndex(where: { $0.key == key }),
            case .array(let elements) = members[index].value
        else { return nil }
        _ = remove(at: index)
        return elements
    }

    /// Removes a member that is an integer; what is not stays where it is.
    mutating func takeInteger(_ key: String) -> Int? {
        guard let index = members.lastIndex(where: { $0.key == key }),
            let integer = members[index].value.integer
        else { return nil }
        _ = remove(at: index)
        return integer
    }

    /// Removes a member that is a number; what is not stays where it is.
    mutating func takeNumber(_ key: String) -> JSONNumber? {
        guard let index = members.lastIndex(where: { $0.key == key }),
            case .number(let number) = members[index].value
        else { return nil }
        _ = remove(at: index)
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
