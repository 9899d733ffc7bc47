import TaskSynthCore
import TaskSynthHarness
import Testing

@Suite struct DockerfileTests {
    private func toolchain(_ files: [String: String]) throws -> Toolchain {
        try #require(Toolchain.detect(files: files.keys) { files[$0].map { Array($0.utf8) } })
    }

    private func dockerfile(_ files: [String: String]) throws -> Dockerfile {
        Dockerfile(
            toolchain: try toolchain(files), base: String(repeating: "a", count: 40),
            repository: "https://example.org/owner/name")
    }

    @Test(arguments: [
        (">=3.9", "python:3.12.8-slim-bookworm"), ("3.11", "python:3.11.11-slim-bookworm"),
        (">=3.8,<3.11", "python:3.10.16-slim-bookworm"), ("~=3.9", "python:3.12.8-slim-bookworm"),
        ("==3.9.*", "python:3.9.21-slim-bookworm"), (">=3.13", "python:3.13.1-slim-bookworm"),
    ])
    func `takes an image of the version that is wanted`(wanted: String, image: String) throws {
        let file = try dockerfile([
            "pyproject.toml": "[project]\nname = 'x'\nrequires-python = '\(wanted)'\n", "x.py": "",
        ])
        #expect(file.baseImage == image)
    }

    @Test(arguments: [
        ("^16 || >=20", "node:22.12.0-bookworm"), ("<=18", "node:18.20.5-bookworm"),
        ("^18.14.0", "node:18.20.5-bookworm"), (">= 20", "node:22.12.0-bookworm"),
        ("20.x", "node:20.18.1-bookworm"),
    ])
    func `reads the ranges of npm`(wanted: String, image: String) throws {
        let file = try dockerfile([
            "package.json": #"{"engines": {"node": "\#(wanted)"}}"#, "index.js": "",
        ])
        #expect(file.baseImage == image)
    }

    @Test func `puts dependencies before sources, and nothing of the answer in`() throws {
        let text = try dockerfile([
            "package.json": #"{"scripts": {"test": "jest"}, "devDependencies": {"jest": "29"}}"#,
            "package-lock.json": "{}", "index.js": "",
        ]).text
        let lines = text.split(separator: "\n").map(String.init)
        let dependencies = try #require(lines.firstIndex { $0.hasPrefix("RUN npm ci") })
        let manifests = try #require(lines.firstIndex { $0.contains("/source/package-lock.json") })
        let sources = try #require(lines.firstIndex { $0 == "COPY --from=source /source ./" })
        #expect(manifests < dependencies && dependencies < sources)
        #expect(lines.last == "USER 1000")
        #expect(!lines.contains { $0.hasPrefix("COPY") && $0.contains("patch") })
        #expect(!text.contains(":latest"))
        #expect(
            text.contains("fetch -q --depth 1 \"$REPOSITORY\" \(String(repeating: "a", count: 40))")
        )
    }

    @Test func `describes every ecosystem with a pinned image`() throws {
        let projects: [[String: String]] = [
            ["go.mod": "module x\n\ngo 1.22\n", "x.go": ""],
            ["Cargo.toml": "[package]\nname = 'x'\n", "src/lib.rs": ""],
            ["Package.swift": "// swift-tools-version: 6.0\n", "Sources/X/X.swift": ""],
            ["pom.xml": "<project/>", "src/main/java/X.java": ""],
            ["build.gradle": "", "src/main/java/X.java": ""],
            ["CMakeLists.txt": "enable_testing()", "x.c": ""],
            ["meson.build": "test('x')", "x.c": ""],
            ["Makefile": "test:\n\ttrue\n", "x.c": ""], ["Gemfile": "", "lib/x.rb": ""],
            ["composer.json": "{}", "x.php": ""], ["mix.exs": "", "lib/x.ex": ""],
            ["x.csproj": "<Project/>", "x.cs": ""], ["Makefile.PL": "", "lib/X.pm": ""],
        ]
        for files in projects {
            let file = try dockerfile(files)
            let tag = try #require(file.baseImage.split(separator: ":").last)
            #expect(tag.contains { $0.isNumber } && tag != "latest", "\(file.baseImage)")
            #expect(file.text.hasSuffix("USER 1000\n"))
        }
    }
}
