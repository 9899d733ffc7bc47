/// The repositories of tickets by the beginnings of their names.
public struct RepositoryMapping: Hashable, Sendable {
    private let entries: [String: String]

    /// Makes a mapping: `ENG` to `acme/widgets`; an empty beginning is for all others.
    public init(_ entries: [String: String] = [:]) {
        self.entries = Dictionary(
            entries.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
    }

    /// Every repository that it names, each once and in order.
    public var repositories: [String] { Set(entries.values).sorted() }

    /// The repository of a ticket, by the longest beginning that fits.
    public func repository(for id: String) -> String? {
        let id = id.lowercased()
        let keys = entries.keys.filter { key in
            // ENG fits ENG-1, and not ENGINE-1.
            guard id.hasPrefix(key) else { return false }
            let next = id.dropFirst(key.count).first
            return key.isEmpty || next.map { !$0.isLetter && !$0.isNumber } ?? true
        }
        return keys.max { ($0.count, $1) < ($1.count, $0) }.flatMap { entries[$0] }
    }
}
