/// A number as JSON writes it, so that `1.0`, `1e3` and 30-digit integers survive.
public struct JSONNumber: Hashable, Sendable {
    /// The digits as they are written.
    public let text: String

    /// Makes a number from an integer.
    public init(_ integer: Int) { text = String(integer) }

    /// Makes a number from a finite floating-point value, in its shortest form.
    public init(_ double: Double) {
        precondition(double.isFinite, "JSON has no infinities")
        text = double.description
    }

    /// Takes the text of a number that was read.
    init(verbatim text: String) { self.text = text }

    /// The value, where it is an integer that fits.
    public var integer: Int? {
        if let integer = Int(text) { return integer }
        guard let double, double.rounded() == double else { return nil }
        return Int(exactly: double)
    }

    /// The value, rounded to what a `Double` holds.
    public var double: Double? { Double(text) }
}
