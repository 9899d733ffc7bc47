/// The text of a ticket that is to be made or changed.
public struct TicketDraft: Hashable, Sendable {
    /// The local task that it is about.
    public var bead: String
    /// The title.
    public var title: String
    /// The text, Markdown.
    public var body: String
    /// The labels.
    public var labels: [String]

    /// Makes a draft.
    public init(bead: String, title: String, body: String = "", labels: [String] = []) {
        self.bead = bead
        self.title = title
        self.body = body
        self.labels = labels
    }

    /// A line that no reader sees, by which a ticket of this draft is found again.
    package var marker: String { Self.marker(for: bead) }

    /// The text with the marker at its end.
    package var markedBody: String { body.isEmpty ? marker : "\(body)\n\n\(marker)" }

    package static func marker(for bead: String) -> String {
        // Two dashes would end the comment.
        let name = bead.filter { $0.isLetter || $0.isNumber || "._-".contains($0) }
        return "<!-- tasksynth:\(name.split(separator: "-").joined(separator: "-")) -->"
    }
}
