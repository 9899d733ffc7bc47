/// Completes ids of XCTest with the module of their class, where one of several runs tells it.
///
/// The runner prints no modules on Linux; a log has them where a test failed, or where tests ran in
/// parallel. The same test would else have two ids, one where it passes and one where it fails.
enum TestModules {
    private static let frameworks: Set<TestFramework> = ["xctest", "swift-test"]

    /// The runs, all with the modules that any of them tells.
    static func completed(_ runs: [TestRun]) -> [TestRun] {
        var modules: [Substring: Set<Substring>] = [:]
        for run in runs where frameworks.contains(run.framework) {
            for test in run.tests {
                guard let suite = suite(of: test.id), let dot = suite.lastIndex(of: ".") else {
                    continue
                }
                modules[suite[suite.index(after: dot)...], default: []].insert(suite[..<dot])
            }
        }
        guard !modules.isEmpty else { return runs }
        return runs.map { run in
            guard frameworks.contains(run.framework) else { return run }
            var run = run
            for index in run.tests.indices {
                guard let suite = suite(of: run.tests[index].id), let found = modules[suite],
                    found.count == 1, let module = found.first
                else { continue }
                run.tests[index].id = "\(module).\(run.tests[index].id)"
            }
            return run
        }
    }

    /// The class, perhaps with its module: `Module.Class` of `Module.Class/test`.
    private static func suite(of id: String) -> Substring? {
        guard let slash = id.firstIndex(of: "/"), !id.contains("(") else { return nil }
        return id[..<slash]
    }
}
