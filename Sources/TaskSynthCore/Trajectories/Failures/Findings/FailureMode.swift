/// A way in which an attempt can fail.
public struct FailureMode: Hashable, Sendable {
    /// The name in JSON.
    public let name: String
    /// The name in plain words.
    public let label: String
    /// The part of the work that went wrong.
    public let category: FailureCategory
    /// The closest label of the annotation form; `nil` where that form has no word for it.
    public let annotationLabel: String?

    private init(
        _ name: String, _ label: String, _ category: FailureCategory, annotation: String? = nil
    ) {
        self.name = name
        self.label = label
        self.category = category
        annotationLabel = annotation
    }
}

extension FailureMode {
    /// What the agent works in, or the model's service, failed.
    public static let environmentError = FailureMode(
        "environmentError", "environment error", .environment)
    /// The agent's answers could not be understood, time and again.
    public static let formatErrors = FailureMode(
        "formatErrors", "answers that could not be parsed", .process)
    /// The context, the money, the time or the steps were used up.
    public static let limitReached = FailureMode(
        "limitReached", "context, cost or time limit", .budget)
    /// The agent did the same again and again.
    public static let looped = FailureMode("looped", "looped", .process)
    /// The agent said that it cannot do it.
    public static let gaveUp = FailureMode("gaveUp", "gave up", .process)
    /// Nothing of the product was changed.
    public static let noEditMade = FailureMode("noEditMade", "no edit made", .process)
    /// Tests were changed, and nothing of the product.
    public static let testsEditedInsteadOfCode = FailureMode(
        "testsEditedInsteadOfCode", "tests edited instead of code", .localization,
        annotation: "Surface Fix / Root Cause Not Addressed")
    /// No file of the fix was changed.
    public static let wrongFile = FailureMode(
        "wrongFile", "wrong file", .localization,
        annotation: "Wrong Root Cause / Incorrect Fix")
    /// The change does not parse.
    public static let syntaxErrorLeft = FailureMode(
        "syntaxErrorLeft", "syntax error left behind", .change,
        annotation: "Hasty Implementation / No Code Review")
    /// Some files of the fix were changed, and some were not.
    public static let missedFiles = FailureMode(
        "missedFiles", "missed files", .completeness,
        annotation: "Multi-file Change / Missed Files")
    /// The right file was changed at a place that has nothing to do with the problem.
    public static let wrongLocation = FailureMode(
        "wrongLocation", "wrong location in the right file", .localization,
        annotation: "Surface Fix / Root Cause Not Addressed")
    /// Tests that passed before fail now.
    public static let brokeOtherTests = FailureMode(
        "brokeOtherTests", "broke other tests", .change,
        annotation: "Incomplete Solution / Missing Edge Cases")
    /// Some parts of the fix are there, and some are not.
    public static let partialFix = FailureMode(
        "partialFix", "partial fix", .completeness,
        annotation: "Incomplete Solution / Partial Fix")
    /// The change uses a path, a symbol or a tool that does not exist.
    public static let hallucination = FailureMode(
        "hallucination", "hallucinated path, symbol or tool", .change,
        annotation: "Integration Error / API Contract Violation")
    /// Tests failed at the end, and the change was handed in.
    public static let failingTestsIgnored = FailureMode(
        "failingTestsIgnored", "failing tests ignored", .verification,
        annotation: "Incomplete Solution / Inadequate Verification")
    /// Nothing was run to see whether the change is right.
    public static let noVerification = FailureMode(
        "noVerification", "no verification", .verification,
        annotation: "Incomplete Solution / Inadequate Verification")
    /// The right file was changed, and none of the fix's places, though checks were run.
    public static let wrongRootCause = FailureMode(
        "wrongRootCause", "wrong root cause", .localization,
        annotation: "Wrong Root Cause / Incorrect Fix")
    /// The right places were changed, and not in the right way.
    public static let incorrectFix = FailureMode(
        "incorrectFix", "incorrect fix", .change,
        annotation: "Wrong Root Cause / Incorrect Fix")
}
