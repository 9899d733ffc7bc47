/// A pattern of paths: `*` is any part of a name, `**` any folders.
struct PathPattern: Hashable {
    private let components: [[Character]]

    init(_ text: String) { components = text.split(separator: "/").map(Array.init) }

    func matches(_ path: String) -> Bool {
        Self.matches(components[...], path.split(separator: "/").map(Array.init)[...])
    }

    private static func matches(
        _ pattern: ArraySlice<[Character]>, _ path: ArraySlice<[Character]>
    ) -> Bool {
        guard let first = pattern.first else { return path.isEmpty }
        if first == ["*", "*"] {
            return (path.startIndex...path.endIndex).contains {
                matches(pattern.dropFirst(), path[$0...])
            }
        }
        guard let name = path.first, matchesName(first[...], name[...]) else { return false }
        return matches(pattern.dropFirst(), path.dropFirst())
    }

    private static func matchesName(
        _ pattern: ArraySlice<Character>, _ name: ArraySlice<Character>
    ) -> Bool {
        guard let first = pattern.first else { return name.isEmpty }
        if first == "*" {
            return (name.startIndex...name.endIndex).contains {
                matchesName(pattern.dropFirst(), name[$0...])
            }
        }
        return first == name.first && matchesName(pattern.dropFirst(), name.dropFirst())
    }
}
