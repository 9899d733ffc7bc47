/// A law that does not hold for a text.
public struct BrokenLaw: Error, Hashable, CustomStringConvertible {
    /// What was found instead, in a few words.
    public let description: String

    init(_ description: String) { self.description = description }

    /// Throws where a law does not hold.
    static func unless(
        _ holds: Bool, _ description: @autoclosure () -> String
    ) throws(BrokenLaw) {
        guard holds else { throw BrokenLaw(description()) }
    }
}
