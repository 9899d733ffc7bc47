/// Whether a cycle shows that the tests need the fix, and the fix passes the tests.
public struct Verdict: Hashable, Sendable {
    /// The answers that there are.
    public struct Answer: RawRepresentable, Hashable, Sendable {
        /// The word that stands for it in JSON.
        public let rawValue: String

        /// Makes an answer from its word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Tests fail without the fix by what they check, pass with it, and nothing else breaks.
        public static let valid = Answer(rawValue: "valid")
        /// No test fails without the fix.
        public static let testsDoNotFail = Answer(rawValue: "tests-do-not-fail")
        /// Tests that the fix should make pass fail with it.
        public static let stillFailing = Answer(rawValue: "still-failing")
        /// Tests that passed without the fix fail with it.
        public static let breaksOtherTests = Answer(rawValue: "breaks-other-tests")
        /// There is no result to judge.
        public static let nothingRan = Answer(rawValue: "nothing-ran")
        /// Without the fix the tests do not build or load, so no check of theirs failed.
        public static let doesNotBuildWithoutFix = Answer(rawValue: "does-not-build-without-fix")
        /// What would have to fail and pass does not do so each time.
        public static let flaky = Answer(rawValue: "flaky")
    }

    /// The answer.
    public let answer: Answer
    /// Why, in sentences; the first is the reason of the answer, others are worth knowing.
    public let reasons: [String]

    /// Makes a verdict.
    public init(_ answer: Answer, reasons: [String]) {
        self.answer = answer
        self.reasons = reasons
    }

    /// Whether tests fail without the fix and pass with it, and nothing breaks: by what they check,
    /// or because they do not build without it.
    public var holds: Bool { answer == .valid || answer == .doesNotBuildWithoutFix }
}
