/// A sign of failure that a rule found, with the steps that show it.
public struct FailureFinding: Hashable, Sendable {
    /// How far a finding goes by itself.
    public enum Weight: String, Hashable, Sendable {
        /// It shows the failure, whether or not the outcome is known.
        case decides
        /// It explains a failure that the outcome shows.
        case explains
        /// It is found in attempts that solve the problem as well.
        case contributes
    }

    /// The failure that it is a sign of.
    public let mode: FailureMode
    /// The rule that found it.
    public let rule: String
    /// How far it goes by itself.
    public let weight: Weight
    /// The steps that show it, by their index; empty where the change or the record as a whole does.
    public let steps: [Int]
    /// What was found, in a sentence.
    public let text: String

    init(
        _ mode: FailureMode, rule: String, _ weight: Weight, steps: [Int] = [], _ text: String
    ) {
        self.mode = mode
        self.rule = rule
        self.weight = weight
        self.steps = steps
        self.text = text
    }
}

extension FailureFinding: JSONRepresentable {
    /// Mode, rule, weight, steps and text.
    public var json: JSONValue {
        [
            "mode": .string(mode.name), "rule": .string(rule),
            "weight": .string(weight.rawValue), "steps": JSONValue(steps),
            "text": .string(text),
        ]
    }
}
