/// The start of an element: its name without a prefix, and its attributes.
struct XMLElement {
    /// The name without the prefix of its namespace.
    let name: String
    /// The attributes in order, names without prefixes.
    let attributes: [(name: String, value: String)]

    /// The value of an attribute.
    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// The value of an attribute that is an integer.
    func integer(_ name: String) -> Int? {
        self[name].flatMap { Int(Self.trimmed($0)) }
    }

    /// The value of an attribute that is a number, whatever the mark of its fraction is.
    func seconds(_ name: String) -> Double? { self[name].flatMap(Self.seconds(in:)) }

    /// A duration in seconds as producers write it: `0.5`, `1,234.5`, `0,005`, `1.2s`, `12ms`.
    static func seconds(in text: String) -> Double? {
        var digits = trimmed(text)
        var factor = 1.0
        if digits.hasSuffix("ms") {
            digits = String(digits.dropLast(2))
            factor = 0.001
        } else if digits.hasSuffix("s") {
            digits = String(digits.dropLast())
        }
        if let comma = digits.lastIndex(of: ",") {
            if digits.contains(".") || digits.count(where: { $0 == "," }) > 1 {
                digits.removeAll { $0 == "," }
            } else {
                digits.replaceSubrange(comma...comma, with: ".")
            }
        }
        guard let number = Double(trimmed(digits)), number.isFinite, number >= 0 else { return nil }
        return number * factor
    }

    /// A text without the blanks around it.
    static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
