/// The tables of file names, by ecosystem.
enum NameRules {
    /// Names of test files.
    static let tests: [NameRule] = [
        NameRule(
            rule: "go.test-file", family: .testNames, extensions: Language.go,
            patterns: [.stemEnding("_test")], role: .test, confidence: 0.995,
            holdsInShippedCode: true),
        NameRule(
            rule: "python.test-file", family: .testNames,
            extensions: ["py", "pyi", "pyx", "ipynb"],
            patterns: [
                .stemBeginning("test_"), .stemEnding("_test"), .stemEnding("_tests"),
                .stem("tests"),
            ], role: .test, confidence: 0.95),
        NameRule(
            rule: "javascript.test-file", family: .testNames,
            extensions: Language.javaScript.union(["json", "html", "css", "res", "re"]),
            patterns: [
                .stemEnding(".test"), .stemEnding(".spec"), .stemEnding(".test-d"),
                .stemEnding(".cy"), .stemEnding(".e2e"), .stemEnding(".e2e-spec"),
                .stemEnding(".tests"), .stemEnding(".specs"), .stemEnding(".unit"),
                .stemEnding(".integration"),
            ], role: .test, confidence: 0.98, holdsInShippedCode: true),
        NameRule(
            rule: "javascript.test-suffix", family: .testNames, extensions: Language.javaScript,
            patterns: [
                .stemEnding("-test"), .stemEnding("_test"), .stemEnding("-spec"),
                .stemEnding("_spec"), .stemEnding("-tests"), .stemEnding("Spec"),
                .stemEnding("_tests"), .stemEnding("-e2e"),
            ], role: .test, confidence: 0.85),
        NameRule(
            rule: "javascript.root-test", family: .testNames, extensions: Language.javaScript,
            patterns: [.stem("test"), .stem("tests")], role: .test, confidence: 0.9,
            isForRootOnly: true),
        NameRule(
            rule: "root-test", family: .testNames,
            extensions: Language.c.union(Language.python).union(Language.shell)
                .union(["rb", "lua", "php", "pl"]),
            patterns: [.stem("test"), .stem("tests")], role: .test, confidence: 0.8,
            isForRootOnly: true),
        // A link or a submodule in place of a folder.
        NameRule(
            rule: "link.tests", family: .testNames, extensions: [""],
            patterns: [.stem("test"), .stem("tests"), .stem("spec"), .stem("specs")], role: .test,
            confidence: 0.75, isForRootOnly: true),
        NameRule(
            rule: "link.tests", family: .testNames, extensions: [""],
            patterns: [.lastWord("tests"), .lastWord("testsuite")], role: .test,
            confidence: 0.72),
        NameRule(
            rule: "jvm.test-class", family: .testNames, extensions: Language.jvm,
            patterns: [
                .stemEnding("Test"), .stemEnding("Tests"), .stemEnding("TestCase"),
                .stemEnding("IT"), .stemEnding("Spec"), .stemEnding("TestSuite"),
                .stemEnding("ITCase"), .stemEnding("Specs"),
            ], role: .test, confidence: 0.88),
        NameRule(
            rule: "scala.suite", family: .testNames, extensions: ["scala", "sc"],
            patterns: [.stemEnding("Suite")], role: .test, confidence: 0.88),
        NameRule(
            rule: "jvm.test-prefix", family: .testNames, extensions: ["java"],
            patterns: [.firstWord("test")], role: .test, confidence: 0.72),
        NameRule(
            rule: "ruby.test-file", family: .testNames, extensions: Language.ruby,
            patterns: [.stemEnding("_spec"), .stemEnding("_test")], role: .test, confidence: 0.97),
        NameRule(
            rule: "elixir.test-file", family: .testNames, extensions: Language.elixir,
            patterns: [.stemEnding("_test"), .stemEnding("_spec")], role: .test, confidence: 0.98),
        NameRule(
            rule: "erlang.test-file", family: .testNames, extensions: ["erl"],
            patterns: [
                .stemEnding("_SUITE"), .stemEnding("_tests"), .stemEnding("_test"),
                .stemBeginning("prop_"), .stemEnding("_eqc"),
            ], role: .test, confidence: 0.93),
        NameRule(
            rule: "dart.test-file", family: .testNames, extensions: ["dart"],
            patterns: [.stemEnding("_test")], role: .test, confidence: 0.97,
            holdsInShippedCode: true),
        NameRule(
            rule: "php.test-file", family: .testNames, extensions: ["php"],
            patterns: [.stemEnding("Test"), .stemEnding("Spec"), .stemEnding("Cest")], role: .test,
            confidence: 0.93),
        NameRule(
            rule: "swift.test-file", family: .testNames, extensions: ["swift", "m", "mm"],
            patterns: [.stemEnding("Tests"), .stemEnding("Spec"), .stemEnding("TestCase")],
            role: .test, confidence: 0.8),
        NameRule(
            rule: "dotnet.test-file", family: .testNames, extensions: ["cs", "fs", "vb"],
            patterns: [.stemEnding("Tests"), .stemEnding("Test"), .stemEnding("Specs")],
            role: .test, confidence: 0.8),
        NameRule(
            rule: "c.test-file", family: .testNames, extensions: Language.c,
            patterns: [
                .stemEnding("_test"), .stemEnding("_tests"), .stemEnding("_unittest"),
                .stemEnding("-test"), .stemEnding("_unittests"), .stemEnding("-unittest"),
                .stemBeginning("test_"), .stemBeginning("test-"), .stemEnding("Test"),
                .stemEnding("Tests"), .stemEnding("_gtest"), .stemEnding("_browsertest"),
                .stemEnding("_ut"), .stemEnding("UnitTest"), .stemEnding(".test"),
                .stemEnding("-tests"), .stemEnding("_kunit"),
            ], role: .test, confidence: 0.85),
        NameRule(
            rule: "rust.test-module", family: .testNames, extensions: Language.rust,
            patterns: [.stem("tests"), .stemEnding("_tests")], role: .test, confidence: 0.93),
        NameRule(
            rule: "clojure.test-file", family: .testNames,
            extensions: ["clj", "cljs", "cljc", "edn"],
            patterns: [.stemEnding("_test"), .stemEnding("-test")], role: .test, confidence: 0.95),
        NameRule(
            rule: "functional.test-file", family: .testNames,
            extensions: ["hs", "lhs", "elm", "purs", "idr"],
            patterns: [.stemEnding("Spec"), .stemEnding("Tests"), .stemEnding("Test")], role: .test,
            confidence: 0.85),
        NameRule(
            rule: "ocaml.test-file", family: .testNames, extensions: ["ml", "mli", "re", "rei"],
            patterns: [.stemBeginning("test_"), .stemEnding("_test"), .stemEnding("_tests")],
            role: .test, confidence: 0.9),
        NameRule(
            rule: "lua.test-file", family: .testNames, extensions: ["lua", "moon", "fnl"],
            patterns: [.stemEnding("_spec"), .stemEnding("_test"), .stemBeginning("test_")],
            role: .test, confidence: 0.95),
        NameRule(
            rule: "perl.test-file", family: .testNames, extensions: ["t"],
            patterns: [.ending(".t")], role: .test, confidence: 0.97),
        NameRule(
            rule: "raku.test-file", family: .testNames, extensions: ["rakutest", "t6"],
            patterns: [.beginning("")], role: .test, confidence: 0.97),
        NameRule(
            rule: "d.test-module", family: .testNames, extensions: ["d"],
            patterns: [.stem("tests"), .stem("unittest"), .stem("unittests")], role: .test,
            confidence: 0.85),
        NameRule(
            rule: "solidity.test-file", family: .testNames, extensions: ["sol"],
            patterns: [.stemEnding(".t"), .stemEnding("Test")], role: .test, confidence: 0.93),
        NameRule(
            rule: "hardware.testbench", family: .testNames, extensions: ["v", "sv", "vhd", "vhdl"],
            patterns: [.stemEnding("_tb"), .stemBeginning("tb_"), .stemEnding("_test")],
            role: .test,
            confidence: 0.9),
        NameRule(
            rule: "shell.test-file", family: .testNames, extensions: ["sh", "bash", "zsh", "fish"],
            patterns: [
                .stemEnding("_test"), .stemEnding("_spec"), .stemEnding("-test"),
                .stemEnding("_tests"), .stemEnding("-tests"),
            ], role: .test, confidence: 0.8),
        NameRule(
            rule: "shell.root-test", family: .testNames, extensions: Language.shell,
            patterns: [.stemBeginning("test_"), .stemBeginning("test-")], role: .test,
            confidence: 0.75, isForRootOnly: true),
        NameRule(
            rule: "powershell.test-file", family: .testNames, extensions: ["ps1"],
            patterns: [.stemEnding(".Tests"), .stemEnding(".tests")], role: .test,
            confidence: 0.97),
        NameRule(
            rule: "test-language", family: .testNames,
            extensions: [
                "bats", "feature", "robot", "phpt", "vader", "tftest", "exercism", "doctest",
                "kuttl", "hurl", "bru",
            ],
            patterns: [.beginning("")], role: .test, confidence: 0.93),
        NameRule(
            rule: "terraform.test-file", family: .testNames, extensions: ["hcl", "json"],
            patterns: [.ending(".tftest.hcl"), .ending(".tftest.json")], role: .test,
            confidence: 0.98),
        NameRule(
            rule: "other.test-file", family: .testNames,
            extensions: [
                "v", "gleam", "cr", "nim", "jl", "d", "zig", "r", "rego", "star", "bzl", "el",
                "lisp", "rkt", "scm", "jsonnet", "sql", "proto", "vim", "tcl", "odin", "gd", "hx",
                "cue", "pl", "pm", "rq", "move", "cairo", "cls",
            ],
            patterns: [
                .stemEnding("_test"), .stemEnding("-test"), .stemEnding("_tests"),
                .stemEnding("-tests"), .stemEnding("_spec"), .stemBeginning("test_"),
                .stemBeginning("test-"), .stem("runtests"), .stemEnding("Test"),
            ], role: .test, confidence: 0.88),
    ]
}
