extension FolderRules {
    /// Folders of helpers that only tests use.
    static let support: [FolderRule] = [
        FolderRule(
            rule: "folder.test-support", family: .testSupport,
            names: [
                "testutil", "testutils", "testhelper", "testhelpers", "testsupport", "testlib",
                "testlibs", "testcommon", "testharness", "testtools", "testenv", "testinfra",
                "testfixture",
            ], meaning: .testSupport, confidence: 0.85),
        FolderRule(
            rule: "folder.mocks", family: .testSupport,
            names: ["__mocks__", "_mocks", "__helpers__", "__utils__"],
            meaning: .testSupport, confidence: 0.93),
        FolderRule(
            rule: "go.mocks", family: .testSupport,
            names: ["mocks", "mock", "fakes", "httpmock"],
            place: .nested, extensions: Language.go, meaning: .testSupport, confidence: 0.72),
        FolderRule(
            rule: "folder.mocks.plain", family: .testSupport, names: ["mocks", "fakes"],
            extensions: Language.javaScript.union(Language.python).union(["json"]),
            meaning: .testSupport, confidence: 0.65),
        FolderRule(
            rule: "solidity.mocks", family: .testSupport, names: ["mocks", "mock"],
            extensions: ["sol", "vy"], meaning: .testSupport, confidence: 0.85),
        FolderRule(
            rule: "folder.tests.support", family: .testSupport,
            names: [
                "support", "helpers", "helper", "util", "utils", "common", "step_definitions",
                "steps", "mocks", "mock", "fakes", "fake", "testobjects", "harness", "lib",
                "shared", "factories", "stub", "page_objects", "pageobjects", "pages",
            ],
            place: .insideTests, extensions: Language.code, meaning: .testSupport, confidence: 0.8),
        FolderRule(
            rule: "cucumber.features", family: .testFolders, names: ["step_definitions"],
            meaning: .testSupport, confidence: 0.95),
        FolderRule(
            rule: "cucumber.support", family: .testFolders, names: ["support"],
            place: .below(["features"]), extensions: Language.ruby.union(Language.javaScript),
            meaning: .testSupport, confidence: 0.9),
    ]

    /// Folders of data that tests read.
    static let fixtures: [FolderRule] = [
        FolderRule(
            rule: "folder.test-data", family: .fixtures,
            names: [
                "testdata", "test-data", "test_data", "test-resources", "test_resources",
                "testresources", "__fixtures__", "_fixtures", "test-fixtures", "test_fixtures",
                "testfixtures", "__testfixtures__", "testfiles", "test-files", "test_files",
                "test_results", "test-results", "testresults", "testassets", "test-assets",
                "test_assets", "test-projects", "test_projects", "testprojects", "test_apps",
                "test-apps", "cassettes", "vcr_cassettes", "proptest-regressions",
                "test-inputs", "test_inputs", "testinputs", "testscripts", "testsite", "testsites",
                "testapp", "testapps", "testproject", "testpackages", "testmodules", "testcerts",
            ], meaning: .fixture, confidence: 0.95),
        FolderRule(
            rule: "folder.fixtures", family: .fixtures, names: ["fixtures", "fixture"],
            meaning: .fixture, confidence: 0.8),
        FolderRule(
            rule: "folder.tests.data", family: .fixtures,
            names: [
                "data", "resources", "assets", "golden", "goldens", "expected", "stubs", "input",
                "inputs", "output", "outputs", "files", "corpus", "corpora", "replaydata",
                "samples",
                "sample_data", "images", "templates", "static", "views", "baselines", "results",
                "expect",
            ],
            place: .insideTests, meaning: .fixture, confidence: 0.85),
        FolderRule(
            rule: "rust.compile-fail", family: .fixtures,
            names: ["fail", "pass", "compile-fail", "compile-pass", "run-pass", "run-fail", "ui"],
            place: .insideTests, extensions: ["rs", "stderr", "stdout"], meaning: .fixture,
            confidence: 0.9),
        FolderRule(
            rule: "folder.golden", family: .fixtures,
            names: ["__golden__", "goldens", "goldenfiles", "golden_files", "golden-files"],
            meaning: .fixture, confidence: 0.85),
    ]

    /// Folders of recorded output.
    static let snapshots: [FolderRule] = [
        FolderRule(
            rule: "folder.snapshots", family: .snapshots,
            names: ["__snapshots__", "_snaps", "__image_snapshots__", "__file_snapshots__"],
            meaning: .snapshot, confidence: 0.98),
        FolderRule(
            rule: "folder.tests.snapshots", family: .snapshots,
            names: ["snapshots", "snapshot", "snaps"], place: .insideTests, meaning: .snapshot,
            confidence: 0.93),
    ]
}
