import TaskSynthCore
import Testing

@Suite struct ToolchainTests {
    private func detect(_ files: [String: String]) -> Toolchain? {
        Toolchain.detect(files: files.keys) { files[$0].map { Array($0.utf8) } }
    }

    /// One project: its files, then what has to be found.
    struct Sample: Sendable, CustomTestStringConvertible {
        let name: String
        let files: [String: String]
        var frameworks: [String]
        var command: String?
        /// A part of what a harness runs.
        var runs: String?
        var testDescription: String { name }
    }

    static let samples: [Sample] = [
        Sample(
            name: "pytest by its options",
            files: [
                "pyproject.toml": "[tool.pytest.ini_options]\nx = 1\n", "a.py": "",
                "tests/test_a.py": "",
            ],
            frameworks: ["pytest"], command: "pytest", runs: "python3 -m pytest"),
        Sample(
            name: "unittest without a manifest",
            files: ["a.py": "", "tests/test_a.py": "import unittest\n", "tests/__init__.py": ""],
            frameworks: ["unittest"], command: "python -m unittest discover -s tests",
            runs: "python3 -m unittest discover -v -s tests -t ."),
        Sample(
            name: "pytest by its style",
            files: ["a.py": "", "test_a.py": "import a\n\ndef test_it():\n    assert a\n"],
            frameworks: ["pytest"], command: "pytest"),
        Sample(
            name: "tox that selects tests",
            files: [
                "setup.py": "", "a.py": "", "tests/unit/test_a.py": "",
                "tox.ini": "[testenv]\ncommands =\n  pytest tests/unit {posargs}\n",
            ], frameworks: ["pytest"], command: "tox -e py", runs: "junit.xml tests/unit"),
        Sample(
            name: "Django",
            files: ["manage.py": "", "requirements.txt": "django\n", "app/tests.py": ""],
            frameworks: ["django"], command: "python manage.py test"),
        Sample(
            name: "a runner of Node",
            files: [
                "package.json": #"{"scripts": {"test": "node --test test/"}}"#, "a.js": "",
            ], frameworks: ["node-test"], command: "npm test",
            runs: "node --test --test-reporter=spec"),
        Sample(
            name: "a runner of Node without a script",
            files: ["package.json": "{}", "a.js": "", "test/a.test.js": "require('node:test')"],
            frameworks: ["node-test"], command: "node --test"),
        Sample(
            name: "a script behind scripts",
            files: [
                "package.json":
                    #"{"scripts": {"test": "npm run lint && npm run unit", "unit": "cross-env A=1 jest --coverage"}}"#,
                "a.ts": "", "b.ts": "",
            ], frameworks: ["jest"], command: "npx cross-env A=1 jest",
            runs: "cross-env A=1 jest --ci --verbose"),
        Sample(
            name: "a script of Node that wraps the runner, behind one that checks style",
            files: [
                "package.json":
                    #"{"scripts": {"test": "npm run style && npm run unit", "style": "node run.js eslint .", "unit": "node run.js mocha test"}}"#,
                "a.js": "",
            ], frameworks: ["mocha"], command: "node run.js mocha test"),
        Sample(
            name: "the placeholder of npm",
            files: [
                "package.json":
                    #"{"scripts": {"test": "echo \"Error: no test specified\" && exit 1"}}"#,
                "a.js": "",
            ], frameworks: [], command: nil),
        Sample(
            name: "Go", files: ["go.mod": "module a\n\ngo 1.22\n", "a.go": "", "a_test.go": ""],
            frameworks: ["go-test"], command: "go test ./...", runs: "go test -v -count=1 ./..."),
        Sample(
            name: "Cargo",
            files: [
                "Cargo.toml": "[workspace]\nmembers = ['a']\n", "a/Cargo.toml": "",
                "a/src/lib.rs": "",
            ],
            frameworks: ["cargo-test"], command: "cargo test",
            runs: "cargo test --workspace --no-fail-fast"),
        Sample(
            name: "SwiftPM",
            files: [
                "Package.swift": "// swift-tools-version: 6.1\n", "Sources/A/A.swift": "",
                "Tests/ATests/ATests.swift": "import Testing\n",
            ], frameworks: ["swift-testing"], command: "swift test", runs: "swift test --skip-build"
        ),
        Sample(
            name: "Maven",
            files: [
                "pom.xml": "<groupId>junit</groupId>", "src/main/java/A.java": "",
                "src/test/java/ATest.java": "",
            ], frameworks: ["junit4"], command: "mvn test", runs: "mvn -B -ntp -o -fae test"),
        Sample(
            name: "Gradle",
            files: [
                "build.gradle": "useJUnitPlatform()", "gradlew": "", "src/main/java/A.java": "",
                "src/test/java/ATest.java": "",
            ], frameworks: ["junit5"], command: "./gradlew test", runs: "./gradlew --offline"),
        Sample(
            name: "CMake",
            files: ["CMakeLists.txt": "enable_testing()\nadd_test(a a)\n", "a.c": ""],
            frameworks: ["ctest"],
            command: "cmake -B build && cmake --build build && ctest --test-dir build",
            runs: "ctest --test-dir build"),
        Sample(
            name: "Meson", files: ["meson.build": "test('a', a)\n", "a.c": ""],
            frameworks: ["meson"],
            command: "meson setup build && meson test -C build", runs: "meson test -C build"),
        Sample(
            name: "Make", files: ["Makefile": "all: a\n\ntest: a\n\t./a\n", "a.c": ""],
            frameworks: ["make"], command: "make test", runs: "make test"),
        Sample(
            name: "autotools",
            files: ["configure.ac": "", "Makefile.am": "TESTS = a\n", "a.c": "", "autogen.sh": ""],
            frameworks: ["automake"], command: "./autogen.sh && ./configure && make check",
            runs: "make -k check"),
        Sample(
            name: "Perl", files: ["Makefile.PL": "", "lib/A.pm": "", "t/a.t": ""],
            frameworks: ["prove"],
            command: "prove -l -r t", runs: "prove -l -r -v t"),
        Sample(
            name: "RSpec",
            files: ["Gemfile": "", "lib/a.rb": "", ".rspec": "", "spec/a_spec.rb": ""],
            frameworks: ["rspec"], command: "bundle exec rspec"),
        Sample(
            name: "minitest beside a folder of another meaning",
            files: [
                "Gemfile": "", "lib/a.rb": "", "spec/grammar.rb": "", "test/a_test.rb": "",
            ], frameworks: ["minitest"], command: "bundle exec rake test"),
        Sample(
            name: "PHPUnit",
            files: ["composer.json": #"{"require-dev": {"phpunit/phpunit": "^11"}}"#, "a.php": ""],
            frameworks: ["phpunit"], command: "vendor/bin/phpunit"),
        Sample(
            name: "Mix", files: ["mix.exs": "elixir: \"~> 1.15\"", "lib/a.ex": ""],
            frameworks: ["exunit"], command: "mix test"),
        Sample(
            name: ".NET",
            files: [
                "A.sln": "", "A/A.cs": "", "A/A.csproj": "",
                "A.Tests/A.Tests.csproj":
                    #"<PackageReference Include="Microsoft.NET.Test.Sdk"/><PackageReference Include="xunit"/>"#,
            ], frameworks: ["xunit"], command: "dotnet test"),
        Sample(
            name: ".NET with packages elsewhere",
            files: [
                "A.sln": "", "src/A/A.cs": "", "src/A/A.csproj": "",
                "tests/A.Tests/A.Tests.csproj": "", "tests/A.Tests/paket.references": "NUnit\n",
            ], frameworks: ["nunit"], command: "dotnet test"),
        Sample(
            name: "Poetry",
            files: [
                "pyproject.toml": "[tool.poetry]\n[tool.pytest.ini_options]\n", "poetry.lock": "",
                "a.py": "", "tests/test_a.py": "",
            ], frameworks: ["pytest"], command: "poetry run pytest"),
        Sample(
            name: "packages whose names are those of source sets",
            files: [
                "build.gradle": "useJUnitPlatform()", "a/src/main/java/A.java": "",
                "a/src/test/java/org/common/test/ATest.java": "",
            ], frameworks: ["junit5"], command: "gradle test"),
        Sample(
            name: "a makefile that hands targets on",
            files: [
                "Makefile": "default: all\n\n.DEFAULT:\n\tcd src && $(MAKE) $@\n",
                "src/Makefile": "test: a\n\t./runtest\n", "src/a.c": "",
            ], frameworks: ["make"], command: "make test"),
        Sample(
            name: "CMake without tests beside autotools with some",
            files: [
                "CMakeLists.txt": "add_library(a curl_check.h)\n", "configure.ac": "",
                "Makefile.am": "test:\n\tcd tests\n", "a.c": "",
            ], frameworks: ["automake"], command: "autoreconf -i && ./configure && make test"),
        Sample(
            name: "a Rakefile for several folders",
            files: [
                "Gemfile": "", "Rakefile": "task default: :test\ntask \"test\" do\nend\n",
                "a/lib/a.rb": "", "a/test/a_test.rb": "",
            ], frameworks: ["minitest"], command: "bundle exec rake test"),
        Sample(
            name: "sbt",
            files: [
                "build.sbt": "\"org.scalatest\" %% \"scalatest\"", "src/main/scala/A.scala": "",
            ],
            frameworks: ["scalatest"], command: "sbt test"),
    ]

    @Test(arguments: samples)
    func `finds how a project is tested`(sample: Sample) throws {
        let toolchain = try #require(detect(sample.files))
        #expect(toolchain.testFrameworks == sample.frameworks)
        #expect(toolchain.testCommand == sample.command)
        if let runs = sample.runs { #expect(try #require(toolchain.commands).all.contains(runs)) }
        #expect((toolchain.commands == nil) == (sample.command == nil))
        // Whatever is found names a file that is there.
        for item in toolchain.evidence {
            #expect(
                sample.files.keys.contains { $0 == item.file || $0.hasPrefix(item.file) },
                "\(item.finding) \(item.value) by \(item.file)")
        }
    }

    @Test func `lets the root and the amount of source decide between projects`() throws {
        let toolchain = try #require(
            detect([
                "package.json": "{}", "tool.js": "", "CMakeLists.txt": "", "a.c": "", "b.c": "",
                "c.c": "",
                "examples/web/package.json": "{}", "examples/web/a.ts": "",
                "gui/package.json": #"{"scripts": {"test": "vitest"}}"#, "gui/a.ts": "",
            ]))
        #expect(toolchain.language == "c")
        #expect(toolchain.all.map(\.folder) == ["", ""])
        let nested = try #require(
            detect(["Cargo.toml": "", "src/lib.rs": "", "gui/package.json": "{}", "gui/a.ts": ""]))
        #expect(nested.all.map(\.folder) == ["", "gui"])
    }

    @Test func `names versions, services and locks with their files`() throws {
        let toolchain = try #require(
            detect([
                "pyproject.toml": "[project]\nrequires-python = \">=3.10\"\n",
                ".python-version": "3.12\n",
                "uv.lock": "", "a.py": "",
                "docker-compose.yml": "services:\n  db:\n    image: postgres:16-alpine\n",
                ".github/workflows/ci.yml":
                    "jobs:\n  t:\n    services:\n      r:\n        image: redis\n",
            ]))
        #expect(toolchain.packageManager == "uv")
        #expect(toolchain.versions.map(\.wanted) == ["3.12", ">=3.10"])
        #expect(toolchain.versions.map(\.file) == [".python-version", "pyproject.toml"])
        #expect(toolchain.services == ["postgres", "redis"])
        #expect(toolchain.lockfiles == ["uv.lock"])
    }

    @Test func `turns on the tests that CMake leaves out`() throws {
        let toolchain = try #require(
            detect([
                "CMakeLists.txt": """
                option(X_BUILD_TESTS "Builds the tests." OFF)
                option(X_INSTALL "Installs." OFF)
                option(X_ENABLE_FUZZ_TESTS_SLOW "Fuzzes." OFF)
                enable_testing()
                """, "a.c": "",
            ]))
        let build = try #require(toolchain.commands?.build)
        #expect(build.contains(" -DX_BUILD_TESTS=ON "))
        #expect(!build.contains("X_INSTALL") && !build.contains("FUZZ"))
    }

    @Test func `says nothing about files that no rule fits`() {
        #expect(detect(["README.md": "", "LICENSE": ""]) == nil)
        #expect(detect([:]) == nil)
    }

    @Test(arguments: [
        "", "[", "[[", "[a\nb = [", "a = \"\"\"x", "a = {b = {", "= 1", "a.b.c = 1\n[a]\nb = 2",
        "\u{0}",
        "a = '\n", "[[a]]\n[[a.b]]\nc = 1\n[a.b]\n", "x = [[[[[[[[[",
    ])
    func `survives manifests that are no manifests`(text: String) {
        for name in ["pyproject.toml", "package.json", "Cargo.toml", "tox.ini", "setup.cfg"] {
            _ = detect([name: text, "a.py": "", "a.js": "", "src/lib.rs": ""])
        }
    }
}
