import TaskSynthCore

/// What becomes of an answer when a stranger puts something else in one place of it.
enum DamagedValues {
    private static let strange: [JSONValue] = [
        nil, true, -1, 9_223_372_036_854_775_807, "", "\u{0}", [], [:], [[]], [nil],
        .string(String(repeating: "[", count: 5000)), "2024-99-99T99:99:99Z", "-", "/", "..",
        number("1e400"), number("-0.5"),
    ]

    private static func number(_ text: String) -> JSONValue {
        (try? JSONValue(parsing: text)) ?? nil
    }

    /// The value with each of its parts replaced in turn, each time by some other strange ones.
    static func all(of value: JSONValue, kinds: Int) -> [JSONValue] {
        var next = 0
        return paths(in: value).flatMap { path in
            (0..<kinds).map { _ in
                next += 1
                return replacing(path[...], in: value, with: strange[next % strange.count])
            }
        }
    }

    /// The way to every part: the places of elements and members.
    private static func paths(in value: JSONValue) -> [[Int]] {
        [[]]
            + parts(of: value).enumerated().flatMap { index, part in
                paths(in: part).map { [index] + $0 }
            }
    }

    private static func parts(of value: JSONValue) -> [JSONValue] {
        value.array ?? value.object?.members.map(\.value) ?? []
    }

    private static func replacing(
        _ path: ArraySlice<Int>, in value: JSONValue, with replacement: JSONValue
    ) -> JSONValue {
        guard let index = path.first else { return replacement }
        let part = replacing(path.dropFirst(), in: parts(of: value)[index], with: replacement)
        if var elements = value.array {
            elements[index] = part
            return .array(elements)
        }
        var object = value.object ?? JSONObject()
        object[object.members[index].key] = part
        return .object(object)
    }
}
