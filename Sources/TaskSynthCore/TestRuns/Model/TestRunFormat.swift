/// Which reader a test output is read with.
public struct TestRunFormat: Hashable, Sendable {
    /// The runner whose reader is asked for; `nil` where the content decides.
    public let framework: TestFramework?

    /// The content decides.
    public static let detect = TestRunFormat(framework: nil)

    /// The reader of one runner.
    public static func output(of framework: TestFramework) -> TestRunFormat {
        TestRunFormat(framework: framework)
    }
}
