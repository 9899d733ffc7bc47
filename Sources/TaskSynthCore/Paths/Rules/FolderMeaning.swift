/// What a folder says about everything below it.
enum FolderMeaning: Hashable, Sendable {
    /// Tests.
    case test
    /// Helpers of tests.
    case testSupport
    /// Data of tests.
    case fixture
    /// Recorded output.
    case snapshot
    /// Shipped code: words about tests below it are the product's own.
    case shipped
    /// Documentation.
    case docs
    /// Examples.
    case example
    /// Benchmarks.
    case benchmark
    /// Fuzz targets.
    case fuzz
    /// Code of others.
    case vendored
    /// Output of tools.
    case generated
    /// Continuous integration.
    case ci
    /// Build scripts.
    case build
}
