import TaskSynthCore
import Testing

@Suite struct ProjectLayoutTests {
    /// One repository: its manifests, its other paths, and what the layout makes of one of them.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var manifests: [String: String] = [:]
        var paths: [String] = []
        let path: String
        let role: PathRole
        let servesTests: Bool
        let rule: String
    }

    static let cases = [
        Case(
            testDescription: "a test target elsewhere",
            manifests: [
                "Package.swift": """
                let package = Package(name: "Orchard", products: [
                    .library(name: "Orchard", targets: ["Orchard"]),
                ], targets: [
                    .target(name: "Orchard"),
                    .testTarget(name: "Checks", dependencies: ["Orchard"], path: "Checks"),
                ])
                """
            ],
            path: "Checks/TreeCheck.swift", role: .test, servesTests: true,
            rule: "swift.manifest.test-target"),
        Case(
            testDescription: "a published library for tests",
            manifests: [
                "Package.swift": """
                let package = Package(name: "Orchard", products: [
                    .library(name: "OrchardTestUtils", targets: ["OrchardTestUtils"]),
                ], targets: [.target(name: "OrchardTestUtils")])
                """
            ],
            path: "Sources/OrchardTestUtils/Trees.swift", role: .source, servesTests: false,
            rule: "swift.manifest.product"),
        Case(
            testDescription: "a target that only tests use",
            manifests: [
                "Package.swift": """
                let package = Package(name: "Orchard", products: [
                    .library(name: "Orchard", targets: ["Orchard"]),
                ], targets: [
                    .target(name: "Orchard"),
                    .target(name: "Ladders", dependencies: ["Orchard"]),
                    .testTarget(name: "OrchardTests", dependencies: ["Orchard", "Ladders"]),
                ])
                """
            ],
            path: "Sources/Ladders/Ladder.swift", role: .testSupport, servesTests: true,
            rule: "swift.manifest.tests-only"),
        Case(
            testDescription: "a crate that is not published",
            manifests: [
                "tree-test/Cargo.toml": "[package]\nname = \"tree-test\"\npublish = false\n"
            ],
            path: "tree-test/src/lib.rs", role: .testSupport, servesTests: true,
            rule: "cargo.manifest.unpublished-tests"),
        Case(
            testDescription: "a test of Cargo elsewhere",
            manifests: ["Cargo.toml": "[[test]]\nname = \"ui\"\npath = \"checks/ui.rs\"\n"],
            path: "checks/ui.rs", role: .test, servesTests: true, rule: "cargo.manifest.test"),
        Case(
            testDescription: "the folders of pytest",
            manifests: [
                "pyproject.toml": "[tool.pytest.ini_options]\ntestpaths = [\n  \"t_tests\",\n]\n"
            ],
            path: "t_tests/tree.py", role: .test, servesTests: true,
            rule: "python.manifest.testpaths"),
        Case(
            testDescription: "the patterns of Jest",
            manifests: ["package.json": #"{"jest": {"testMatch": ["**/checks/**/*.js"]}}"#],
            path: "src/checks/tree.js", role: .test, servesTests: true,
            rule: "manifest.test-pattern"),
        Case(
            testDescription: "a project of .NET with a test runner",
            manifests: [
                "checks/Orchard/Orchard.csproj":
                    #"<PackageReference Include="Microsoft.NET.Test.Sdk" Version="17" />"#
            ],
            path: "checks/Orchard/Tree.cs", role: .test, servesTests: true,
            rule: "dotnet.manifest.test-project"),
        Case(
            testDescription: "the test sources of Maven",
            manifests: [
                "pom.xml": "<build><testSourceDirectory>checks</testSourceDirectory></build>"
            ],
            path: "checks/Tree.java", role: .test, servesTests: true,
            rule: "maven.manifest.test-sources"),
        Case(
            testDescription: "a source set of Gradle",
            manifests: [
                "build.gradle": "sourceSets {\n  test {\n    java.srcDirs 'checks'\n  }\n}\n"
            ],
            path: "checks/Tree.java", role: .test, servesTests: true,
            rule: "gradle.manifest.source-set"),
        Case(
            testDescription: "what Composer loads in development",
            manifests: [
                "composer.json": #"{"autoload-dev": {"psr-4": {"Orchard\\Tests\\": "checks/"}}}"#
            ],
            path: "checks/Tree.php", role: .test, servesTests: true,
            rule: "composer.manifest.autoload-dev"),
        Case(
            testDescription: "the suites of PHPUnit",
            manifests: [
                "phpunit.xml":
                    "<testsuites><testsuite><directory>checks</directory></testsuite></testsuites>"
            ],
            path: "checks/Tree.php", role: .test, servesTests: true,
            rule: "phpunit.manifest.testsuite"),
        Case(
            testDescription: "a test suite of Cabal",
            manifests: [
                "orchard.cabal":
                    "library\n  hs-source-dirs: src\ntest-suite all\n  hs-source-dirs: checks\n"
            ],
            path: "checks/Tree.hs", role: .test, servesTests: true,
            rule: "cabal.manifest.test-suite"),
        Case(
            testDescription: "a folder that dune builds for tests",
            manifests: ["checks/dune": "(tests\n (names tree))\n"],
            path: "checks/tree.ml", role: .test, servesTests: true, rule: "dune.manifest.test"),
        Case(
            testDescription: "a product folder called test",
            paths: ["tests/test_tree.py", "orchard/test/client.py", "orchard/tree.py"],
            path: "orchard/test/client.py", role: .source, servesTests: false,
            rule: "neighbours.no-tests"),
        Case(
            testDescription: "a sample project inside the tests",
            paths: ["e2e/__tests__/tree.test.js", "e2e/shop/package.json"],
            path: "e2e/shop/index.js", role: .fixture, servesTests: true,
            rule: "neighbours.sample-project"),
        Case(
            testDescription: "the tests of a project below a root of shipped code",
            paths: ["lib/orchard/test/orchard/tree_test.exs", "lib/orchard/lib/tree.ex"],
            path: "lib/orchard/test/fixtures/tree.ex", role: .fixture, servesTests: true,
            rule: "neighbours.tests"),
        Case(
            testDescription: "shipped code about tests, beside the tests",
            paths: ["test/tree_test.rb"],
            path: "lib/orchard/test/client.rb", role: .source, servesTests: false,
            rule: "folder.lib"),
        Case(
            testDescription: "a language that is rarely seen, among tests",
            paths: ["spec/tree_spec.lua"],
            path: "spec/quick/pick.q", role: .test, servesTests: true, rule: "neighbours.tests"),
    ]

    @Test(arguments: cases)
    func `sharpens the judgement`(item: Case) {
        let layout = ProjectLayout(paths: Array(item.manifests.keys) + item.paths + [item.path]) {
            item.manifests[$0].map { Array($0.utf8) }
        }
        let judgement = PathRole.classify(item.path, in: layout)
        #expect(judgement.role == item.role)
        #expect(judgement.servesTestsOnly == item.servesTests)
        #expect(judgement.rule == item.rule)
    }

    @Test func `leaves what manifests do not mention to the conventions`() {
        let layout = ProjectLayout(paths: ["Cargo.toml", "tests/tree.rs"]) { _ in
            Array("[package]\nname = \"tree\"\n".utf8)
        }
        #expect(PathRole.classify("tests/tree.rs", in: layout).rule == "folder.tests")
        #expect(PathRole.classify("src/tree.rs", in: layout).role == .source)
    }
}
