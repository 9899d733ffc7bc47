/// Precision, recall and F1 of a set against another; each `nil` where it has no denominator.
public struct SetMeasure: Hashable, Sendable {
    /// The share of what was chosen that is right.
    public let precision: Double?
    /// The share of what is right that was chosen.
    public let recall: Double?

    /// The harmonic mean of both; 0 where both are 0.
    public var f1: Double? {
        guard let precision, let recall else { return nil }
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    /// Measures a choice.
    init(_ chosen: Set<String>, against right: Set<String>) {
        let common = Double(chosen.intersection(right).count)
        precision = chosen.isEmpty ? nil : common / Double(chosen.count)
        recall = right.isEmpty ? nil : common / Double(right.count)
    }
}

extension SetMeasure: JSONRepresentable {
    /// Precision, recall and F1.
    public var json: JSONValue {
        [
            "precision": JSONValue(precision), "recall": JSONValue(recall), "f1": JSONValue(f1),
        ]
    }
}
