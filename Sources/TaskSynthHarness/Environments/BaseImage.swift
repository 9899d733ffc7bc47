import TaskSynthCore

/// The image that a task's container starts from, by language and version.
struct BaseImage: Hashable {
    /// The name with a tag that names a full version.
    let name: String
    /// Packages of Debian that are missing from it.
    let packages: [String]

    /// Released versions, oldest first, with the tag of each.
    private static let tags: [String: [(version: String, name: String)]] = [
        "python": [
            ("3.8", "python:3.8.20-slim-bookworm"), ("3.9", "python:3.9.21-slim-bookworm"),
            ("3.10", "python:3.10.16-slim-bookworm"), ("3.11", "python:3.11.11-slim-bookworm"),
            ("3.12", "python:3.12.8-slim-bookworm"), ("3.13", "python:3.13.1-slim-bookworm"),
        ],
        "node": [
            ("16", "node:16.20.2-bookworm"), ("18", "node:18.20.5-bookworm"),
            ("20", "node:20.18.1-bookworm"), ("22", "node:22.12.0-bookworm"),
            ("24", "node:24.4.1-bookworm"),
        ],
        "go": [
            ("1.20", "golang:1.20.14-bookworm"), ("1.21", "golang:1.21.13-bookworm"),
            ("1.22", "golang:1.22.10-bookworm"), ("1.23", "golang:1.23.4-bookworm"),
            ("1.24", "golang:1.24.5-bookworm"),
        ],
        "rust": [
            ("1.70", "rust:1.70.0-bookworm"), ("1.75", "rust:1.75.0-bookworm"),
            ("1.79", "rust:1.79.0-bookworm"), ("1.83", "rust:1.83.0-bookworm"),
            ("1.85", "rust:1.85.1-bookworm"), ("1.88", "rust:1.88.0-bookworm"),
        ],
        "swift": [
            ("5.9", "swift:5.9.2-jammy"), ("5.10", "swift:5.10.1-jammy"),
            ("6.0", "swift:6.0.3-jammy"), ("6.1", "swift:6.1.2-jammy"),
            ("6.2", "swift:6.2.1-jammy"), ("6.3", "swift:6.3.1-jammy"),
        ],
        "java": [
            ("8", "maven:3.9.9-eclipse-temurin-8"), ("11", "maven:3.9.9-eclipse-temurin-11"),
            ("17", "maven:3.9.9-eclipse-temurin-17"), ("21", "maven:3.9.9-eclipse-temurin-21"),
        ],
        "ruby": [
            ("3.1", "ruby:3.1.6-bookworm"), ("3.2", "ruby:3.2.6-bookworm"),
            ("3.3", "ruby:3.3.6-bookworm"), ("3.4", "ruby:3.4.1-bookworm"),
        ],
        "php": [
            ("8.1", "php:8.1.31-cli-bookworm"), ("8.2", "php:8.2.26-cli-bookworm"),
            ("8.3", "php:8.3.14-cli-bookworm"), ("8.4", "php:8.4.2-cli-bookworm"),
        ],
        "elixir": [
            ("1.15", "elixir:1.15.7-slim"), ("1.16", "elixir:1.16.3-slim"),
            ("1.17", "elixir:1.17.3-slim"), ("1.18", "elixir:1.18.1-slim"),
        ],
        "dotnet": [
            ("6", "mcr.microsoft.com/dotnet/sdk:6.0.428-bookworm-slim"),
            ("8", "mcr.microsoft.com/dotnet/sdk:8.0.404-bookworm-slim"),
            ("9", "mcr.microsoft.com/dotnet/sdk:9.0.101-bookworm-slim"),
        ],
        "perl": [("5.36", "perl:5.36.3-bookworm"), ("5.40", "perl:5.40.0-bookworm")],
    ]
    /// What is taken where nothing is wanted: a version that most projects of today run with.
    private static let usual = [
        "python": "3.12", "node": "22", "go": "1.24", "rust": "1.88", "swift": "6.2", "java": "17",
        "ruby": "3.3", "php": "8.3", "elixir": "1.17", "dotnet": "8", "perl": "5.40",
    ]
    /// What Debian has for languages without images of their own.
    private static let languagePackages = [
        "shell": ["bats"], "haskell": ["ghc", "cabal-install"],
        "ocaml": ["ocaml", "ocaml-dune", "opam"], "erlang": ["erlang", "rebar3"],
        "clojure": ["leiningen"], "lua": ["lua-busted", "luarocks"],
        "r": ["r-base-dev", "r-cran-devtools", "r-cran-testthat"], "nim": ["nim"],
        "d": ["dub", "ldc"], "crystal": ["crystal"], "raku": ["raku"],
    ]
    /// What every image needs to fetch a repository.
    static let common = ["git", "ca-certificates"]

    /// The image for a toolchain.
    init(for toolchain: Toolchain) {
        let tool = Self.tool(of: toolchain)
        guard let tags = Self.tags[tool] else {
            var packages = Self.common + ["build-essential", "pkg-config"]
            switch toolchain.buildSystems.first {
            case "cmake": packages += ["cmake", "ninja-build"]
            case "meson": packages += ["meson", "ninja-build"]
            case "autotools":
                packages += ["autoconf", "automake", "libtool", "gettext", "bison", "flex"]
            default: packages += Self.languagePackages[toolchain.language] ?? []
            }
            self.init(name: "debian:12.8-slim", packages: packages)
            return
        }
        let wanted = toolchain.versions.filter { $0.tool == tool }.map { VersionWish($0.wanted) }
        let usual = tags.first { $0.version == Self.usual[tool] }
        let fitting = tags.filter { tag in wanted.allSatisfy { $0.allows(tag.version) } }
        let choice =
            fitting.first { $0.version == usual?.version } ?? fitting.last
            ?? tags.last { tag in wanted.first?.allows(tag.version) ?? false }
        // What is newer than all that is known gets the newest that is.
        let name = (choice ?? (wanted.isEmpty ? usual : tags.last))?.name ?? "debian:12.8-slim"
        self.init(name: name, packages: Self.common + Self.additions(tool))
    }

    private init(name: String, packages: [String]) {
        self.name = name
        self.packages = packages
    }

    private static func tool(of toolchain: Toolchain) -> String {
        switch toolchain.language {
        case "javascript", "typescript": "node"
        case "kotlin", "java", "scala", "groovy": "java"
        case "csharp", "fsharp", "visualbasic": "dotnet"
        default: toolchain.language
        }
    }

    private static func additions(_ tool: String) -> [String] {
        switch tool {
        case "python": ["build-essential"]
        case "php": ["unzip"]
        default: []
        }
    }
}
