import TaskSynthCore
import Testing

/// Ecosystems that one convention describes, and what keeps them apart from the others.
@Suite struct SmallEcosystemTests {
    /// A project: its files, its language, and what runs its tests.
    struct Sample: Sendable, CustomTestStringConvertible {
        let language: String
        let files: [String: String]
        let command: String?
        var testDescription: String { "\(language): \(files.keys.sorted())" }
    }

    static let samples: [Sample] = [
        Sample(
            language: "shell",
            files: ["bin/quay": "", "lib/quay.bash": "", "test/unit/quay.bats": ""],
            command: "bats -r test"),
        Sample(
            language: "shell", files: [".shellspec": "", "quay.sh": "", "spec/quay_spec.sh": ""],
            command: "shellspec"),
        Sample(
            language: "lua", files: ["quay-1.0-1.rockspec": "", "quay.lua": "", ".busted": ""],
            command: "busted"),
        Sample(
            language: "haskell", files: ["quay.cabal": "", "src/Quay.hs": "", "test/Spec.hs": ""],
            command: "cabal test"),
        Sample(
            language: "haskell", files: ["quay.cabal": "", "stack.yaml": "", "src/Quay.hs": ""],
            command: "stack test"),
        Sample(
            language: "haskell", files: ["quay.cabal": "", "src/Quay.hs": ""], command: nil),
        Sample(
            language: "ocaml",
            files: ["dune-project": "", "lib/quay.ml": "", "lib/test/dune": ""],
            command: "dune runtest"),
        Sample(
            language: "erlang",
            files: ["rebar.config": "", "src/quay.erl": "", "test/quay_SUITE.erl": ""],
            command: "rebar3 ct"),
        Sample(
            language: "erlang",
            files: ["rebar.config": "", "src/quay.erl": "", "test/quay_tests.erl": ""],
            command: "rebar3 eunit"),
        Sample(
            language: "clojure",
            files: ["project.clj": "", "src/quay.clj": "", "test/quay_test.clj": ""],
            command: "lein test"),
        Sample(
            language: "clojure",
            files: [
                "deps.edn": "{:aliases {:test {:exec-fn run/test}}}", "src/quay.clj": "",
                "test/quay_test.clj": "",
            ], command: "clojure -X:test"),
        Sample(
            language: "julia",
            files: ["Project.toml": "", "src/Quay.jl": "", "test/runtests.jl": ""],
            command: "julia --project -e 'using Pkg; Pkg.test()'"),
        Sample(
            language: "r",
            files: ["DESCRIPTION": "", "R/quay.R": "", "tests/testthat/test-quay.R": ""],
            command: "Rscript -e 'devtools::test()'"),
        Sample(
            language: "zig", files: ["build.zig": "b.step(\"test\")", "src/main.zig": ""],
            command: "zig build test"),
        Sample(
            language: "dart",
            files: ["pubspec.yaml": "", "lib/quay.dart": "", "test/quay_test.dart": ""],
            command: "dart test"),
        Sample(
            language: "dart",
            files: [
                "pubspec.yaml": "  flutter:\n    sdk: flutter\n", "lib/quay.dart": "",
                "test/quay_test.dart": "",
            ], command: "flutter test"),
        Sample(
            language: "crystal",
            files: [
                "shard.yml": "", "src/quay.cr": "", "spec/quay_spec.cr": "", "Makefile": "a:\n",
            ],
            command: "crystal spec"),
        Sample(
            language: "typescript",
            files: ["deno.json": "{\"tasks\": {\"test\": \"deno test -A\"}}", "quay.ts": ""],
            command: "deno task test"),
        Sample(
            language: "powershell", files: ["Quay.psm1": "", "tests/Quay.Tests.ps1": ""],
            command: "pwsh -Command Invoke-Pester"),
        // A helper of another language does not outweigh the product.
        Sample(
            language: "clojure",
            files: [
                "project.clj": "", "src/quay.clj": "", "src/moon.clj": "",
                "test/quay_test.clj": "", "package.json": "{}", "build.js": "",
            ], command: "lein test"),
    ]

    @Test(arguments: samples)
    func `knows the convention of a small ecosystem`(sample: Sample) throws {
        let toolchain = try #require(
            Toolchain.detect(files: sample.files.keys) { sample.files[$0].map { Array($0.utf8) } })
        #expect(toolchain.language == sample.language)
        #expect(toolchain.testCommand == sample.command)
        #expect((toolchain.commands == nil) == (sample.command == nil))
        for item in toolchain.evidence { #expect(sample.files[item.file] != nil, "\(item.file)") }
    }

    @Test func `looks for tests that stand for themselves where no manifest leads to any`() throws {
        let files = ["man/Makefile": "all:\n", "quay.sh": "", "test/quay.bats": ""]
        let toolchain = try #require(
            Toolchain.detect(files: files.keys) { files[$0].map { Array($0.utf8) } })
        #expect(toolchain.testCommand == "bats -r test")
        #expect(toolchain.testFrameworks == ["bats"])
    }
}
