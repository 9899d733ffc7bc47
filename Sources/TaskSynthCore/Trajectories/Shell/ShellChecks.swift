/// Commands that test, build or check a project, or install what it needs.
enum ShellChecks {
    private static let tests: Set<String> = [
        "pytest", "py.test", "tox", "nox", "nosetests", "nose2", "unittest", "jest", "vitest",
        "mocha", "ava", "ctest", "rspec", "phpunit", "pest", "prove", "bats", "busted", "karma",
        "stestr", "trial", "testem", "jasmine", "gotestsum", "minitest",
    ]
    private static let builds: Set<String> = [
        "javac", "tsc", "gcc", "g++", "clang", "clang++", "cc", "c++", "cmake", "ninja", "rustc",
        "swiftc", "kotlinc", "scalac", "ghc", "webpack", "meson", "msbuild", "autoreconf",
        "./configure", "vue-tsc",
    ]
    private static let lints: Set<String> = [
        "mypy", "pyright", "ruff", "eslint", "flake8", "pylint", "black", "prettier", "rubocop",
        "golangci-lint", "shellcheck", "swiftlint", "stylelint", "ktlint", "isort", "gofmt",
        "rustfmt", "clang-format", "clang-tidy", "phpstan", "psalm", "bandit", "pycodestyle",
        "pyflakes", "xo", "standard", "biome", "oxlint",
    ]

    /// What a command checks; `nil` where it does something else.
    static func activity(of words: [String], name: String) -> ShellActivity? {
        if tests.contains(name) { return .test }
        if builds.contains(name) { return .build }
        if lints.contains(name) { return .lint }
        let arguments = words.dropFirst().filter { !$0.hasPrefix("-") }
        switch name {
        case "python", "python3", "py", "pypy", "pypy3": return python(words)
        case let version where version.hasPrefix("python3."): return python(words)
        case "npm", "pnpm", "yarn", "bun": return script(arguments)
        case "deno":
            return arguments.first == "test" ? .test : arguments.first == "lint" ? .lint : nil
        case "go":
            return [
                "test": .test, "build": .build, "vet": .build, "install": .install, "get": .install,
                "mod": .install,
            ][arguments.first ?? ""]
        case "cargo":
            return [
                "test": .test, "nextest": .test, "build": .build, "check": .build, "b": .build,
                "t": .test, "clippy": .lint, "fmt": .lint, "fetch": .install, "install": .install,
            ][arguments.first { !$0.hasPrefix("+") } ?? ""]
        case "swift":
            return ["test": .test, "build": .build][arguments.first ?? ""]
        case "xcodebuild": return arguments.contains("test") ? .test : .build
        case "dotnet":
            return ["test": .test, "build": .build, "restore": .install, "format": .lint][
                arguments.first ?? ""]
        case "mvn", "mvnw", "gradle", "gradlew", "sbt", "ant", "lein", "mill", "bazel", "bazelisk",
            "buck", "buck2", "mix", "rake", "stack", "cabal", "dart", "flutter", "composer", "zig",
            "rebar3", "dune", "nx", "turbo", "lerna", "hatch", "just", "task", "invoke", "rails",
            "gmake", "make", "cmake", "moon", "pants", "php", "artisan":
            return goal(name, arguments)
        case "pip", "pip3", "apt", "apt-get", "brew", "conda", "mamba", "gem", "apk", "dnf", "yum",
            "poetry", "uv", "pipenv", "pdm", "bundle", "docker", "easy_install", "corepack",
            "pacman", "rustup", "nvm":
            return arguments.contains { installing.contains($0) } ? .install : nil
        case "playwright": return arguments.first == "test" ? .test : nil
        case "cypress": return arguments.first == "run" ? .test : nil
        case let runner where isTestRunner(runner): return .test
        // `test` alone is a command of the shell; `bin/test` is a program of the repository.
        case "test" where words.first?.has("/") == true: return .test
        default: return nil
        }
    }

    private static let installing: Set<String> = [
        "install", "add", "sync", "ci", "build", "update", "upgrade", "create", "pull", "download",
    ]

    private static func isTestRunner(_ name: String) -> Bool {
        [
            "run_tests", "runtests", "run-tests", "run_test", "run-test", "runtest", "test.sh",
            "test",
        ]
        .contains {
            name.hasPrefix($0)
                && (name.count == $0.count || name.hasSuffix(".sh") || name.hasSuffix(".py")
                    || name.hasSuffix(".pl"))
        }
            && name != "test"
    }

    private static func python(_ words: [String]) -> ShellActivity? {
        var rest = words.dropFirst()
        while let word = rest.popFirst() {
            if word == "-m" {
                guard let module = rest.first else { return nil }
                if tests.contains(module) || module == "django" { return .test }
                if module == "py_compile" || module == "compileall" || module == "build" {
                    return .build
                }
                if lints.contains(module) { return .lint }
                return module == "pip" || module == "venv" ? .install : nil
            }
            if word == "-c" { return nil }
            guard !word.hasPrefix("-") else { continue }
            let file = word.split(separator: "/").last.map(String.init) ?? ""
            if file == "manage.py" || file == "setup.py" {
                switch rest.first {
                case "test", "tests": return .test
                case "build", "build_ext": return .build
                case "install", "develop": return .install
                default: return nil
                }
            }
            return isTestRunner(file) ? .test : nil
        }
        return nil
    }

    private static func script(_ arguments: [String]) -> ShellActivity? {
        var words = arguments[...]
        if words.first == "run" || words.first == "exec" || words.first == "dlx"
            || words.first == "x"
        {
            words = words.dropFirst()
        } else if words.first == "workspace" {
            words = words.dropFirst(2)
        }
        guard let name = words.first else { return arguments.isEmpty ? .install : nil }
        if name == "t" || name == "test" || name.hasPrefix("test:") || name.hasSuffix(":test")
            || name.hasPrefix("test-") || tests.contains(name)
        {
            return .test
        }
        if name.hasPrefix("build") || name.hasPrefix("compile") || name.hasPrefix("typecheck")
            || name.hasPrefix("type-check") || builds.contains(name)
        {
            return .build
        }
        if name.hasPrefix("lint") || name.hasPrefix("format") || lints.contains(name) {
            return .lint
        }
        return ["install", "i", "ci", "add"].contains(name) ? .install : nil
    }

    private static func goal(_ name: String, _ arguments: [String]) -> ShellActivity? {
        let goals = arguments.map { goal in
            (goal.split(separator: ":").last.map(String.init) ?? goal).lowercased()
        }
        let isTest = goals.contains { goal in
            goal == "test" || goal == "tests" || goal == "check" || goal == "verify"
                || goal.hasPrefix("test") && goal != "testclasses"
                || goal.hasSuffix("test") || goal == "spec"
        }
        if isTest { return .test }
        if goals.contains(where: {
            $0.hasPrefix("lint") || $0 == "analyze" || $0.hasPrefix("format")
        }) {
            return .lint
        }
        if goals.contains(where: {
            $0.has("dependency") || $0 == "get" || $0 == "deps.get" || $0 == "pub"
        }) {
            return .install
        }
        if name == "php" || name == "just" || name == "task" || name == "invoke" || name == "hatch"
        {
            return goals.contains { $0.hasPrefix("build") } ? .build : nil
        }
        if name == "composer" || name == "rails" {
            return goals.contains("install") ? .install : nil
        }
        return .build
    }
}
