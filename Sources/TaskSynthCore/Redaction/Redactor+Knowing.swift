extension Redactor {
    /// The redactor that knows what it finds in a value wherever it stands: a password without its
    /// address, the value of a member without its name, a home folder without its first slash.
    ///
    /// What is computed from a session takes its texts apart.
    public func knowing(_ value: JSONValue) -> Redactor {
        var found: Set<Finding> = []
        collect(value, into: &found)
        guard !found.isEmpty else { return self }
        var redactor = self
        redactor.add(found)
        return redactor
    }

    /// A text that was found, and what it is.
    struct Finding: Hashable {
        let bytes: [UInt8]
        let kind: Redaction.Kind
    }

    private func collect(_ value: JSONValue, into found: inout Set<Finding>) {
        switch value {
        case .string(let text): collect(Array(text.utf8), into: &found)
        case .array(let elements): for element in elements { collect(element, into: &found) }
        case .object(let object):
            for member in object.members {
                collect(Array(member.key.utf8), into: &found)
                if let text = member.value.string, Self.isSecret(member: member.key, text) {
                    found.insert(Finding(bytes: Array(text.utf8), kind: .assignedSecret))
                }
                collect(member.value, into: &found)
            }
        default: break
        }
    }

    private func collect(_ bytes: [UInt8], into found: inout Set<Finding>) {
        let text = bytes.span
        var place = 0
        while true {
            place = SecretShape.beginnings.next(in: text, from: place)
            guard place < text.count else { return }
            guard let match = SecretShape.match(text, at: place) else {
                place += 1
                continue
            }
            place = max(match.range.upperBound, place + 1)
            switch match.kind {
            case .homeFolder where bytes[match.range.lowerBound] == UInt8(ascii: "/"):
                found.insert(
                    Finding(bytes: Array(bytes[match.range].dropFirst()), kind: match.kind))
            case .assignedSecret, .addressPassword:
                guard match.range.count >= 8 else { continue }
                found.insert(Finding(bytes: Array(bytes[match.range]), kind: match.kind))
            case .privateKey:
                // Whoever prints lines prints the key without what it begins and ends with.
                for line in bytes[match.range].split(separator: .lineFeed)
                where line.count >= 16 && line.first != UInt8(ascii: "-") {
                    found.insert(Finding(bytes: Array(line), kind: match.kind))
                }
            default: break
            }
        }
    }
}
