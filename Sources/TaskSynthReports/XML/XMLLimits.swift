/// How much of a report in XML is read before it is refused.
public struct XMLLimits: Hashable, Sendable {
    /// How long the text may be, in bytes.
    public var bytes: Int
    /// How deep elements may be nested.
    public var depth: Int
    /// How many elements there may be.
    public var elements: Int
    /// How many attributes an element may have.
    public var attributes: Int
    /// How long a tag with its attributes, or a comment, may be, in bytes.
    public var markup: Int
    /// How much of the text in one element is kept, in bytes; the rest is passed over.
    public var keptText: Int

    /// Makes limits.
    public init(
        bytes: Int = 4 << 30, depth: Int = 128, elements: Int = 50_000_000,
        attributes: Int = 1000, markup: Int = 8 << 20, keptText: Int = 1 << 16
    ) {
        self.bytes = bytes
        self.depth = depth
        self.elements = elements
        self.attributes = attributes
        self.markup = markup
        self.keptText = keptText
    }

    /// Limits that no honest report reaches.
    public static let `default` = XMLLimits()
}
