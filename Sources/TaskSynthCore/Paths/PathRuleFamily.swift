/// A group of rules that can be switched off, so that one can see what it carries.
public enum PathRuleFamily: String, Hashable, Sendable, CaseIterable {
    /// The user's own file of patterns.
    case overrides
    /// What manifests declare: test targets, published libraries, places of tests.
    case manifests
    /// What the set of all paths shows.
    case neighbours
    /// Folders that hold tests.
    case testFolders = "test-folders"
    /// Modules whose names say that they are tests, like `parser-tests` and `Parser.Tests`.
    case testModules = "test-modules"
    /// File names that say that they are tests.
    case testNames = "test-names"
    /// Helpers of tests.
    case testSupport = "test-support"
    /// Settings of test tools.
    case testConfig = "test-config"
    /// Data of tests.
    case fixtures
    /// Recorded output.
    case snapshots
    /// Roots of shipped code, in which the word "test" means the product.
    case shippedRoots = "shipped-roots"
    /// Code of others.
    case vendored
    /// Output of tools.
    case generated
    /// Documentation.
    case docs
    /// Examples.
    case examples
    /// Benchmarks.
    case benchmarks
    /// Fuzz targets.
    case fuzzing
    /// Manifests, lockfiles, build scripts, continuous integration and settings.
    case projectFiles = "project-files"
    /// Tests inside source files.
    case inlineTests = "inline-tests"
    /// Lines of manifests that serve tests alone.
    case manifestLines = "manifest-lines"
    /// What the changed text itself says: a test framework's own words.
    case content
}
