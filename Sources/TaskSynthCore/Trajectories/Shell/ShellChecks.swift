/// Commands that test, build or check a project, or install what it needs.
enum ShellChecks {
    /// What a program checks, or how its arguments tell that.
    private enum Program {
        case test, build, lint, python, script, deno, go, cargo, swift, xcodebuild, dotnet
        case goal, bazel, installer, playwright, cypress, node, generator
    }

    private static let programs: [String: Program] = {
        var programs: [String: Program] = [:]
        func add(_ program: Program, _ names: String) {
            for name in names.split(separator: " ") { programs[String(name)] = program }
        }
        add(.goal, "mvn mvnw gradle gradlew sbt ant lein mill mix rake")
        add(.goal, "stack cabal dart flutter composer zig rebar3 dune nx turbo lerna hatch just")
        add(.goal, "task invoke rails gmake make moon pants php artisan dub nimble crystal gleam")
        add(.goal, "forge hardhat manage.py django-admin cypress-runner v alr")
        add(.bazel, "bazel bazelisk buck buck2")
        add(.generator, "cmake ninja meson")
        add(.node, "node tsx")
        add(.installer, "pip pip3 apt apt-get brew conda mamba gem apk dnf yum poetry uv pipenv")
        add(.installer, "pdm bundle docker easy_install corepack pacman rustup nvm")
        add(.python, "python python3 py pypy pypy3")
        add(.script, "npm pnpm yarn bun")
        add(.deno, "deno")
        add(.go, "go")
        add(.cargo, "cargo")
        add(.swift, "swift")
        add(.xcodebuild, "xcodebuild")
        add(.dotnet, "dotnet")
        add(.playwright, "playwright")
        add(.cypress, "cypress")
        add(.lint, "mypy pyright ruff eslint flake8 pylint black prettier rubocop golangci-lint")
        add(.lint, "shellcheck swiftlint stylelint ktlint isort gofmt rustfmt clang-format")
        add(.lint, "clang-tidy phpstan psalm bandit pycodestyle pyflakes xo standard biome oxlint")
        add(.build, "javac tsc gcc g++ clang clang++ cc c++ rustc swiftc kotlinc")
        add(.build, "scalac ghc webpack msbuild autoreconf ./configure vue-tsc")
        add(.test, "pytest py.test tox nox nosetests nose2 unittest jest vitest mocha ava ctest")
        add(.test, "rspec phpunit pest prove bats busted karma stestr trial testem jasmine")
        add(.test, "gotestsum minitest zope-testrunner shellspec tap elm-test prove6 tape")
        return programs
    }()

    private static let goGoals: [String: ShellActivity] = [
        "test": .test, "build": .build, "vet": .build, "install": .install, "get": .install,
        "mod": .install,
    ]
    private static let cargoGoals: [String: ShellActivity] = [
        "test": .test, "nextest": .test, "build": .build, "check": .build, "b": .build,
        "t": .test, "clippy": .lint, "fmt": .lint, "fetch": .install, "install": .install,
    ]
    private static let dotnetGoals: [String: ShellActivity] = [
        "test": .test, "build": .build, "restore": .install, "format": .lint,
    ]

    private static let questions: Set<String> = ["--version", "-version", "--help"]

    /// What a command checks; `nil` where it does something else.
    static func activity(of words: [String], name: String) -> ShellActivity? {
        // Who asks a program for its version or its help checks nothing.
        guard !words.dropFirst().contains(where: questions.contains) else { return nil }
        guard let program = programs[name] else {
            if name.hasPrefix("python3.") { return python(words) }
            // `test` alone is a command of the shell; `bin/test` is a program of the repository.
            if name == "test" { return words.first?.has("/") == true ? .test : nil }
            return isTestRunner(name) ? .test : nil
        }
        let arguments = words.dropFirst().lazy.filter { !$0.hasPrefix("-") }
        switch program {
        case .test: return .test
        case .build: return .build
        case .lint: return .lint
        case .python: return python(words)
        case .script: return script(operands(words))
        case .deno:
            return arguments.first == "test" ? .test : arguments.first == "lint" ? .lint : nil
        case .go: return arguments.first.flatMap { goGoals[$0] }
        case .cargo:
            return arguments.first { !$0.hasPrefix("+") }.flatMap { cargoGoals[$0] }
        case .swift:
            return arguments.first == "test" ? .test : arguments.first == "build" ? .build : nil
        case .xcodebuild: return arguments.contains("test") ? .test : .build
        case .dotnet: return arguments.first.flatMap { dotnetGoals[$0] }
        case .goal:
            // `gradle -v` asks for a version, too.
            let isQuestion = words.count == 2 && (words[1] == "-v" || words[1] == "-V")
            return isQuestion ? nil : goal(name, operands(words))
        case .bazel: return bazel(Array(arguments))
        case .generator:
            let goals: Set<String> = ["test", "check", "ctest"]
            return arguments.contains { goals.contains($0) } ? .test : .build
        case .node: return words.contains("--test") ? .test : nil
        case .installer: return arguments.contains { installing.contains($0) } ? .install : nil
        case .playwright: return arguments.first == "test" ? .test : nil
        case .cypress: return arguments.first == "run" ? .test : nil
        }
    }

    /// Whether a module or script is a program that checks in this way.
    private static func names(_ name: String, _ kind: Program) -> Bool { programs[name] == kind }

    private static let installing: Set<String> = [
        "install", "add", "sync", "ci", "build", "update", "upgrade", "create", "pull", "download",
    ]

    private static let runners = [
        "run_tests", "runtests", "run-tests", "run_test", "run-test", "runtest", "test.sh", "test",
    ]

    private static func isTestRunner(_ name: String) -> Bool {
        // Most names begin with neither letter.
        guard let first = name.utf8.first, first == UInt8(ascii: "r") || first == UInt8(ascii: "t")
        else { return false }
        return runners.contains {
            name.hasPrefix($0)
                && (name.utf8.count == $0.utf8.count || name.hasSuffix(".sh")
                    || name.hasSuffix(".py") || name.hasSuffix(".pl"))
        } && name != "test"
    }

    /// The options of programs with goals that have their value in the next word.
    private static let valuedOptions: Set<String> = [
        "-pl", "-f", "-C", "-p", "-P", "-b", "-D", "-rf", "--tests", "--file", "--projects",
        "--prefix", "--cwd", "--filter", "--workspace", "-w", "-F", "--dir", "--directory", "-s",
        "--project-dir", "-c", "--settings", "-I", "-x", "--exclude-task", "--directory-path",
    ]

    /// The words that are neither options nor the values of options.
    private static func operands(_ words: [String]) -> [String] {
        var operands: [String] = []
        var isValue = false
        for word in words.dropFirst() {
            if isValue {
                isValue = false
            } else if word.hasPrefix("-") {
                isValue = valuedOptions.contains(word)
            } else {
                operands.append(word)
            }
        }
        return operands
    }

    /// Whether a word is the name of a task, as projects call those that test, build and check.
    static func isTask(_ word: String) -> Bool {
        let name = word.split(separator: ":").last.map(String.init) ?? word
        let tasks: Set<String> = [
            "test", "tests", "check", "lint", "build", "typecheck", "types", "unit", "cov",
        ]
        return tasks.contains(name) || name.hasPrefix("test-") || word.hasPrefix("test:")
    }

    private static func bazel(_ arguments: [String]) -> ShellActivity? {
        switch arguments.first {
        case "test", "coverage": .test
        case "build": .build
        default: nil
        }
    }

    private static func python(_ words: [String]) -> ShellActivity? {
        var rest = words.dropFirst()
        while let word = rest.popFirst() {
            if word == "-W" || word == "-X" {
                rest = rest.dropFirst()
                continue
            }
            if word == "-m" {
                guard let module = rest.first else { return nil }
                if names(module, .test) || module == "django" || module == "doctest" {
                    return .test
                }
                if module == "coverage" {
                    let program = ShellWrapper.unwrapped(Array(rest))
                    return program.first == "python" ? python(program) : nil
                }
                if module == "py_compile" || module == "compileall" || module == "build" {
                    return .build
                }
                if names(module, .lint) { return .lint }
                return module == "pip" || module == "venv" ? .install : nil
            }
            if word == "-c" { return nil }
            guard !word.hasPrefix("-") else { continue }
            let file = word.lastPathComponent
            if file == "manage.py" || file == "setup.py" {
                switch rest.first {
                case "test", "tests": return .test
                case "build", "build_ext": return .build
                case "install", "develop": return .install
                default: return nil
                }
            }
            return isTestRunner(file) || file == "test" && word.has("/") ? .test : nil
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
            || name.hasPrefix("test-") || names(name, .test)
        {
            return .test
        }
        if name.hasPrefix("build") || name.hasPrefix("compile") || name.hasPrefix("typecheck")
            || name.hasPrefix("type-check") || names(name, .build)
        {
            return .build
        }
        if name.hasPrefix("lint") || name.hasPrefix("format") || names(name, .lint) {
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
        if name == "manage.py" || name == "django-admin" { return nil }
        if !goals.isEmpty, goals.allSatisfy({ $0 == "clean" || $0 == "help" }) { return nil }
        if name == "composer" || name == "rails" {
            return goals.contains("install") ? .install : nil
        }
        return .build
    }
}
