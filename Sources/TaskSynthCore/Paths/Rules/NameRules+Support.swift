extension NameRules {
    /// Names of helpers of tests.
    static let support: [NameRule] = [
        NameRule(
            rule: "pytest.conftest", family: .testSupport, extensions: ["py"],
            patterns: [.stem("conftest")], role: .testSupport, confidence: 0.98,
            holdsInShippedCode: true),
        NameRule(
            rule: "ruby.test-helper", family: .testSupport, extensions: ["rb"],
            patterns: [
                .stem("spec_helper"), .stem("test_helper"), .stem("rails_helper"),
                .stem("minitest_helper"),
            ], role: .testSupport, confidence: 0.95),
        NameRule(
            rule: "elixir.test-helper", family: .testSupport, extensions: ["exs"],
            patterns: [.stem("test_helper")], role: .testSupport, confidence: 0.97),
        NameRule(
            rule: "javascript.test-helper", family: .testSupport,
            extensions: Language.javaScript,
            patterns: [
                .stem("test-helper"), .stem("test-helpers"), .stem("test-utils"),
                .stem("test-util"), .stem("testutils"), .stem("testutil"), .stem("testhelpers"),
                .stem("testhelper"), .stem("test_helper"), .stem("test_helpers"),
                .stem("test_utils"), .stem("test_util"), .stem("setuptests"), .stem("setup-tests"),
                .stem("test-setup"), .stem("testsetup"), .stem("setup-jest"), .stem("setupjest"),
                .stem("jest.setup"), .stem("vitest.setup"), .stem("jest-setup"),
                .stem("vitest-setup"), .stem("jest-setup-files"), .stem("test-support"),
                .stem("vitest.global-setup"), .stem("jest.preset"), .stemEnding(".mock"),
                .stemEnding(".mocks"), .stemEnding(".fixture"), .stemEnding(".fixtures"),
                .stem("setup-test-env"), .stem("test-environment"),
            ], role: .testSupport, confidence: 0.8),
        NameRule(
            rule: "shell.test-helper", family: .testSupport, extensions: Language.shell,
            patterns: [
                .stem("test-lib"), .stem("test_lib"), .stem("testlib"), .stem("test-helper"),
                .stem("test_helper"), .stem("test-helpers"), .stem("test_helpers"),
                .stem("test-utils"), .stem("test_utils"),
            ], role: .testSupport, confidence: 0.8),
        NameRule(
            rule: "python.test-helper", family: .testSupport, extensions: ["py"],
            patterns: [
                .stem("test_utils"), .stem("test_util"), .stem("test_helpers"),
                .stem("test_helper"), .stem("testutils"), .stem("testutil"), .stem("test_base"),
                .stem("testcases"), .stem("test_case"), .stem("testcase"), .stem("testhelpers"),
                .stem("test_common"), .stem("test_support"),
            ], role: .testSupport, confidence: 0.72),
        NameRule(
            rule: "go.internal-mock", family: .testSupport, extensions: Language.go,
            patterns: [
                .stem("mock"), .stem("mocks"), .stemBeginning("mock_"), .stemEnding("_mock"),
                .stemEnding("_mocks"), .stem("testutil"), .stem("testutils"), .stem("testing"),
            ], role: .testSupport, confidence: 0.65),
        NameRule(
            rule: "jvm.abstract-test", family: .testSupport, extensions: Language.jvm,
            patterns: [.firstWord("abstract"), .firstWord("base")], role: .testSupport,
            confidence: 0.8),
        NameRule(
            rule: "rust.test-helper", family: .testSupport, extensions: Language.rust,
            patterns: [
                .stem("test_util"), .stem("test_utils"), .stem("test_helpers"), .stem("testutil"),
                .stem("testutils"), .stem("test_support"), .stem("test_common"),
            ], role: .testSupport, confidence: 0.72),
    ]

    /// Words that make a file in a folder of tests a helper.
    static let supportWords: Set<String> = [
        "helper", "helpers", "util", "utils", "support", "common", "harness", "mock", "mocks",
        "fake", "fakes", "stub", "stubs", "setup", "teardown", "lib", "bootstrap", "extra",
        "utilities", "factory", "factories", "runner", "conftest", "base",
    ]

    /// Names of recorded output.
    static let snapshots: [NameRule] = [
        NameRule(
            rule: "snapshot-file", family: .snapshots,
            patterns: [
                .ending(".snap"), .ending(".snap.new"), .ending(".ambr"), .ending(".approved.txt"),
                .ending(".approved.json"), .ending(".approved.xml"), .ending(".approved.cs"),
                .ending(".verified.txt"), .ending(".verified.json"), .ending(".verified.xml"),
                .ending(".verified.cs"), .ending(".verified.md"), .ending(".received.txt"),
                .ending(".verified.html"), .ending(".approved.html"), .ending(".golden"),
                .ending(".verified.png"),
            ], role: .snapshot, confidence: 0.95, holdsInShippedCode: true)
    ]

    /// Settings, manifests and scripts that serve tests alone.
    static let testConfig: [NameRule] = [
        NameRule(
            rule: "test-tool.config", family: .testConfig,
            patterns: [
                .beginning("jest.config."), .name("jest-preset.js"), .name("jest-e2e.json"),
                .name("jest.json"), .beginning("vitest.config."),
                .beginning("vitest.workspace."), .beginning("karma.conf."), .beginning("karma."),
                .beginning("playwright.config."), .beginning("playwright-ct.config."),
                .beginning("cypress.config."), .name("cypress.json"), .beginning(".mocharc"),
                .name("mocha.opts"), .beginning("ava.config."), .beginning("wdio."),
                .beginning("protractor."), .name("jasmine.json"), .beginning("testem."),
                .beginning("vitest."), .beginning("web-test-runner.config."), .name(".taprc"),
                .name("tsconfig.test.json"), .name("tsconfig.tests.json"),
                .name("tsconfig.spec.json"), .name("tsconfig.vitest.json"),
                .name("tsconfig.e2e.json"), .name("tsconfig.jest.json"),
                .beginning(".testcaferc"), .beginning("jest.setup"), .beginning("stryker.conf"),
            ],
            role: .config, servesTests: true, confidence: 0.95),
        NameRule(
            rule: "test-tool.ini", family: .testConfig,
            patterns: [
                .name("pytest.ini"), .name(".pytest.ini"), .name("pytest.toml"), .name("tox.ini"),
                .name("phpunit.xml"), .name("phpunit.xml.dist"), .name("phpunit.dist.xml"),
                .name("phpunit.xml.legacy"), .name("phpunit-bootstrap.php"),
                .name("behat.yml"), .name("behat.yml.dist"), .name("phpspec.yml"),
                .name("phpspec.yml.dist"), .name("codeception.yml"), .name("codeception.dist.yml"),
                .name("infection.json"), .name("infection.json.dist"), .name("infection.json5"),
                .name(".rspec"), .name(".rspec-local"), .name("cucumber.yml"), .name(".simplecov"),
                .name(".busted"), .name("nextest.toml"), .name("testng.xml"),
                .name("junit-platform.properties"), .name("xunit.runner.json"),
                .name("dart_test.yaml"), .name("ceedling.yml"), .name("ctestconfig.cmake"),
                .name("ctestcustom.cmake"), .name("mutmut_config.py"), .name(".testr.conf"),
                .name(".stestr.conf"), .name("pest.php"),
            ], role: .config, servesTests: true, confidence: 0.9),
        NameRule(
            rule: "test-tool.plan", family: .testConfig,
            extensions: ["runsettings", "xctestplan", "testsettings", "vsmdi", "testrunconfig"],
            patterns: [.beginning("")], role: .config, servesTests: true, confidence: 0.95),
        NameRule(
            rule: "test-environment.config", family: .testConfig,
            patterns: [
                .name(".env.test"), .name(".env.testing"), .name(".env.ci"),
                .name("docker-compose.test.yml"), .name("docker-compose.test.yaml"),
                .name("docker-compose-test.yml"), .name("docker-compose.tests.yml"),
                .name("docker-compose.e2e.yml"), .name("dockerfile.test"),
                .name("dockerfile.tests"), .name("compose.test.yaml"), .name("compose.test.yml"),
                .name("application-test.yml"), .name("application-test.yaml"),
                .name("application-test.properties"), .name("appsettings.test.json"),
                .name("appsettings.testing.json"), .name("sonar-test.properties"),
            ], role: .config, servesTests: true, confidence: 0.85),
        NameRule(
            rule: "test-environment.settings", family: .testConfig,
            extensions: ["exs", "rb", "py"],
            patterns: [.name("test.exs"), .name("test.rb")],
            role: .config, servesTests: true, confidence: 0.85),
        NameRule(
            rule: "python.test-requirements", family: .testConfig,
            extensions: ["txt", "in", "pip"],
            patterns: [
                .name("test-requirements.txt"), .name("test_requirements.txt"),
                .name("requirements-test.txt"), .name("requirements-tests.txt"),
                .name("requirements_test.txt"), .name("requirements_tests.txt"),
                .name("requirements.test.txt"), .name("requirements-testing.txt"),
                .name("requirements_testing.txt"), .name("requirements-test.in"),
                .name("requirements-tests.in"), .name("test-requirements.in"),
                .name("requirements-pytest.txt"), .name("tests-requirements.txt"),
            ], role: .manifest, servesTests: true, confidence: 0.95),
        NameRule(
            rule: "test-project.manifest", family: .testConfig,
            extensions: ["csproj", "fsproj", "vbproj", "vcxproj"],
            patterns: [.lastWord("tests"), .lastWord("test"), .firstWord("tests")],
            role: .manifest, servesTests: true, confidence: 0.9),
        NameRule(
            rule: "test-project.build", family: .testConfig,
            extensions: ["xcconfig", "xcscheme", "filters"],
            patterns: [.lastWord("tests"), .lastWord("test"), .firstWord("tests")],
            role: .build, servesTests: true, confidence: 0.85),
        NameRule(
            rule: "test-runner.script", family: .testConfig,
            extensions: [
                "", "sh", "py", "bat", "ps1", "cmd", "bash", "js", "pl", "php", "tcl", "rb",
            ],
            patterns: [
                .beginning("runtest"), .beginning("run-test"), .beginning("run_test"),
                .beginning("run-tests"), .beginning("run_tests"),
            ], role: .build, servesTests: true, confidence: 0.8),
    ]
}
