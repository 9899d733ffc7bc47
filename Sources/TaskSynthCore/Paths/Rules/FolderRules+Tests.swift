/// The table of folders: what a whole component of a path says about what lies below it.
///
/// The first row that fits wins. `PathClassifier` walks a path from the root and lets each folder
/// change what is known; `PathTerritory` says which change is allowed.
enum FolderRules {
    static let all: [FolderRule] =
        special + tests + support + fixtures + snapshots + shipped + measuring + project

    /// Rows that have to be asked before the general ones.
    static let special: [FolderRule] = [
        FolderRule(
            rule: "jvm.source-set.main", family: .shippedRoots, names: ["main"],
            place: .below(["src"]), meaning: .shipped, confidence: 0.95),
        FolderRule(
            rule: "jvm.source-set.test-fixtures", family: .testSupport, names: ["testfixtures"],
            place: .below(["src"]), meaning: .testSupport, confidence: 0.97),
        FolderRule(
            rule: "jvm.source-set.jmh", family: .benchmarks, names: ["jmh"], place: .below(["src"]),
            meaning: .benchmark, confidence: 0.95),
        FolderRule(
            rule: "maven.invoker", family: .testFolders, names: ["it"], matchesCase: true,
            place: .below(["src"]), meaning: .fixture, confidence: 0.85),
        FolderRule(
            rule: "command.test", family: .shippedRoots, names: ["test", "tests"],
            place: .below(["cmd", "cmds", "command", "commands", "subcommand", "subcommands"]),
            extensions: Language.code, meaning: .shipped, confidence: 0.72),
        FolderRule(
            rule: "folder.test-d", family: .testFolders,
            names: ["test-d", "test-dts", "dts-test", "type-tests", "typetests", "tsd"],
            meaning: .test, confidence: 0.95),
    ]

    /// Folders that hold tests, whatever the language.
    static let tests: [FolderRule] = [
        FolderRule(
            rule: "folder.tests", family: .testFolders,
            names: [
                "tests", "__tests__", "__test__", "_tests", "testsuite", "testsuites", "test-suite",
                "test-suites", "test_suite", "unittest", "unittests", "unit-test", "unit-tests",
                "unit_test", "unit_tests", "integration-test", "integration-tests",
                "integration_test", "integration_tests", "integrationtest", "integrationtests",
                "inttest", "functional-test", "functional-tests", "functional_test",
                "functional_tests", "functionaltest", "functionaltests", "acceptance-tests",
                "acceptance_tests", "acceptancetests", "system-tests", "system_tests",
                "systemtests",
                "smoke-tests", "smoke_tests", "smoketests", "regression-tests",
                "regression_tests", "regressiontests", "selftest", "selftests", "autotest",
                "autotests", "testcases", "test-cases", "test_cases", "test_driver", "uitests",
                "doctests", "systemtest",
            ],
            meaning: .test, confidence: 0.97),
        FolderRule(
            rule: "folder.test", family: .testFolders, names: ["test"], meaning: .test,
            confidence: 0.93),
        FolderRule(
            rule: "folder.tst", family: .testFolders, names: ["tst"], meaning: .test,
            confidence: 0.85),
        FolderRule(
            rule: "folder.e2e", family: .testFolders,
            names: ["e2e", "e2e-tests", "e2e_tests", "e2etests", "end-to-end", "end2end"],
            meaning: .test, confidence: 0.93),
        FolderRule(
            rule: "folder.testing", family: .testFolders, names: ["testing"], place: .root,
            meaning: .test, confidence: 0.75),
        FolderRule(
            rule: "folder.acceptance", family: .testFolders, names: ["acceptance"], place: .root,
            meaning: .test, confidence: 0.8),
        FolderRule(
            rule: "jvm.source-set.test", family: .testFolders,
            names: [
                "androidtest", "androidunittest", "androidinstrumentedtest", "commontest",
                "jvmtest",
                "jstest", "nativetest", "iostest", "inttest", "integrationtest", "functionaltest",
                "wasmjstest", "wasmtest", "desktoptest", "componenttest", "acceptancetest",
                "e2etest",
                "multi-jvm", "testdebug", "testrelease", "webtest", "posixtest", "appletest",
                "linuxtest", "macostest", "mingwtest",
            ],
            meaning: .test, confidence: 0.97),
        FolderRule(
            rule: "folder.cypress", family: .testFolders,
            names: ["cypress", "playwright", "playwright-tests"], meaning: .test, confidence: 0.9),
        FolderRule(
            rule: "ansible.molecule", family: .testFolders, names: ["molecule"], meaning: .test,
            confidence: 0.9),
        FolderRule(
            rule: "r.tinytest", family: .testFolders, names: ["tinytest", "testthat", "unittests"],
            meaning: .test, confidence: 0.95),
        FolderRule(
            rule: "folder.spec", family: .testFolders, names: ["spec", "specs"],
            extensions: [
                "rb", "js", "ts", "jsx", "tsx", "mjs", "cjs", "coffee", "php", "lua", "moon", "cr",
                "erb", "haml", "slim", "ejs", "html", "opts", "rake", "ru", "scala", "groovy", "hs",
                "m", "mm", "swift", "cs", "exs", "clj", "cljs", "cljc", "fs", "vue", "kt", "snap",
                "java", "css", "el", "ex",
            ], meaning: .test, confidence: 0.93),
        FolderRule(
            rule: "folder.spec.below", family: .testFolders, names: ["spec"],
            extensions: Language.settings.union(["", "txt", "xml", "csv", "lock", "gemspec", "sql"]
            ),
            meaning: .test, confidence: 0.72),
        FolderRule(
            rule: "perl.t", family: .testFolders, names: ["t", "xt"], matchesCase: true,
            place: .root, meaning: .test, confidence: 0.93),
        FolderRule(
            rule: "perl.t.nested", family: .testFolders, names: ["t", "xt"], matchesCase: true,
            place: .nested, extensions: ["t", "pl", "pm", "sh", "sql"], meaning: .test,
            confidence: 0.85),
        FolderRule(
            rule: "verilog.testbench", family: .testFolders,
            names: ["tb", "testbench", "testbenches"],
            extensions: ["v", "sv", "vhd", "vhdl", "py"],
            meaning: .test, confidence: 0.9),
        FolderRule(
            rule: "verilog.bench", family: .testFolders, names: ["bench"],
            extensions: ["v", "sv", "svh", "vhd", "vhdl"], meaning: .test, confidence: 0.85),
    ]
}
