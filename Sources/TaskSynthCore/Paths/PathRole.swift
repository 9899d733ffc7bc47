/// What a file is for in its repository.
public enum PathRole: String, Hashable, Sendable, CaseIterable {
    /// Code or data of the product.
    case source
    /// A file of tests.
    case test
    /// Helpers of tests: shared set-up, fakes, assertions.
    case testSupport = "test-support"
    /// Data that tests read, and sample projects that they run on.
    case fixture
    /// Recorded output that a test compares with.
    case snapshot
    /// Documentation.
    case docs
    /// Code that shows how to use the product.
    case example
    /// Code that measures speed.
    case benchmark
    /// Settings of tools or of the product.
    case config
    /// What a package consists of and depends on.
    case manifest
    /// Resolved versions of dependencies.
    case lockfile
    /// Scripts and rules that build the product.
    case build
    /// Continuous integration.
    case ci
    /// Output of a tool that is committed.
    case generated
    /// Code of others, copied in.
    case vendored
    /// Images, fonts and other media.
    case asset

    /// Whether files of this role exist for tests alone.
    public var isTestLike: Bool {
        switch self {
        case .test, .testSupport, .fixture, .snapshot: true
        default: false
        }
    }

    /// Judges a path by the rules that come with the library.
    ///
    /// - Parameters:
    ///   - path: The path from the root of the repository, `/` between its parts.
    ///   - layout: What is known of the whole repository.
    /// - Returns: The role, with the rule that gave it.
    public static func classify(
        _ path: String, in layout: ProjectLayout? = nil
    ) -> PathJudgement {
        PathClassifier(layout: layout).judge(path)
    }
}
