extension FolderRules {
    /// Roots of shipped code: below them "test" is a word of the product.
    static let shipped: [FolderRule] = [
        FolderRule(
            rule: "folder.lib", family: .shippedRoots, names: ["lib", "app"], matchesCase: true,
            extensions: ["rb", "rake", "ex", "eex", "heex", "pm", "dart", "cr", "rakumod", "pm6"],
            meaning: .shipped,
            confidence: 0.9),
        FolderRule(
            rule: "haskell.src", family: .shippedRoots, names: ["src", "lib", "library"],
            matchesCase: true, extensions: Language.haskell, meaning: .shipped, confidence: 0.85),
    ]

    /// Folders of programs that measure or stress.
    static let measuring: [FolderRule] = [
        FolderRule(
            rule: "folder.benchmarks", family: .benchmarks,
            names: [
                "bench", "benches", "benchmark", "benchmarks", "perf", "microbenchmarks",
                "jmh-benchmarks", "performance-tests", "perf-tests", "perftests",
            ], meaning: .benchmark, confidence: 0.85),
        FolderRule(
            rule: "folder.tests.performance", family: .benchmarks, names: ["performance"],
            place: .insideTests, meaning: .benchmark, confidence: 0.8),
        FolderRule(
            rule: "folder.fuzz", family: .fuzzing,
            names: ["fuzz", "fuzzing", "fuzzers", "fuzz_targets", "fuzz-tests", "fuzztests"],
            meaning: .fuzz, confidence: 0.8),
    ]

    /// Folders of everything else that has a convention.
    static let project: [FolderRule] = [
        FolderRule(
            rule: "folder.ci", family: .projectFiles,
            names: [
                ".circleci", ".buildkite", ".gitlab", ".woodpecker", ".tekton", ".teamcity", ".ci",
            ],
            place: .root, meaning: .ci, confidence: 0.97),
        FolderRule(
            rule: "github.workflows", family: .projectFiles, names: ["workflows", "actions"],
            place: .below([".github", ".gitea", ".forgejo"]), meaning: .ci, confidence: 0.98),
        FolderRule(
            rule: "folder.vendor", family: .vendored,
            names: [
                "vendor", "vendors", "vendored", "_vendor", "third_party", "third-party",
                "thirdparty", "3rdparty", "3rd-party", "node_modules", "bower_components", "pods",
                "carthage", "godeps", "_vendored_packages", "extern", "jspm_packages",
            ], meaning: .vendored, confidence: 0.93),
        FolderRule(
            rule: "vendored.test-framework", family: .vendored,
            names: [
                "googletest", "gtest", "gmock", "catch2", "doctest", "cmocka", "cmock", "unity",
                "clar", "greatest", "munit", "criterion", "cpputest", "shunit2", "sharness",
                "bats-core", "bats-assert", "bats-support", "qunit", "jasmine-core",
            ], place: .insideTests, meaning: .vendored, confidence: 0.8),
        FolderRule(
            rule: "yarn.releases", family: .vendored, names: ["releases", "plugins"],
            place: .below([".yarn"]), meaning: .vendored, confidence: 0.97),
        FolderRule(
            rule: "folder.deps", family: .vendored, names: ["deps"], matchesCase: true,
            place: .root,
            meaning: .vendored, confidence: 0.8),
        FolderRule(
            rule: "folder.generated", family: .generated,
            names: [
                "generated", "__generated__", "generated-sources", "generated_sources",
                "single_include", "autogen", "_generated",
            ], meaning: .generated, confidence: 0.85),
        FolderRule(
            rule: "folder.dist", family: .generated, names: ["dist"], place: .root,
            meaning: .generated, confidence: 0.8),
        FolderRule(
            rule: "folder.docs", family: .docs,
            names: [
                "docs", "doc", "documentation", "documentations", "man", "manual", "javadoc",
                "wiki",
                "changelog", "changelogs", "changelog.d", "newsfragments", "apidocs", "readme",
                "release-notes", "release_notes", "releasenotes", "relnotes",
            ], place: .root, meaning: .docs, confidence: 0.9),
        FolderRule(
            rule: "folder.docs.nested", family: .docs, names: ["docs", "doc", "documentation"],
            place: .nested,
            extensions: Language.documentation.union(Language.media).union(["html", "css", "txt"]),
            meaning: .docs, confidence: 0.85),
        FolderRule(
            rule: "folder.examples", family: .examples,
            names: [
                "examples", "example", "samples", "sample", "demo", "demos", "_examples",
                "showcase",
                "tutorials", "tutorial", "snippets", "playground",
            ], meaning: .example, confidence: 0.85),
        FolderRule(
            rule: "folder.build", family: .projectFiles,
            names: ["cmake", "buildsrc", "build-logic", "build_tools", "buildscripts", "m4"],
            extensions: Language.settings.union([
                "cmake", "in", "kts", "kt", "groovy", "gradle", "java", "m4", "py", "sh", "xml", "",
            ]),
            meaning: .build, confidence: 0.8),
    ]
}
