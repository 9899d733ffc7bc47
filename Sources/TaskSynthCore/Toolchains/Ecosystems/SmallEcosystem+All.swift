extension SmallEcosystem {
    /// The ecosystems that need no rules of their own.
    static let all: [SmallEcosystem] = [
        SmallEcosystem(
            language: "haskell", buildSystem: "cabal", manager: "cabal",
            manifests: ["*.cabal", "cabal.project", "stack.yaml", "package.yaml"],
            extensions: ["hs", "lhs"],
            ways: [
                Way(runner: "cabal-test", marks: ["cabal.project"], command: "cabal test all"),
                Way(runner: "stack-test", marks: ["stack.yaml"], command: "stack test"),
                Way(
                    runner: "cabal-test", marks: ["test/", "tests/", "*Spec.hs"],
                    command: "cabal test"),
            ]),
        SmallEcosystem(
            language: "ocaml", buildSystem: "dune", manager: "opam", manifests: ["dune-project"],
            extensions: ["ml", "mli"], install: ["opam install . --deps-only --with-test"],
            ways: [
                Way(
                    runner: "dune", marks: ["test/", "tests/", "*/test/dune", "*/tests/dune"],
                    command: "dune runtest", run: "dune runtest --force --no-buffer")
            ]),
        SmallEcosystem(
            language: "erlang", buildSystem: "rebar3", manager: "rebar3",
            manifests: ["rebar.config", "erlang.mk"], extensions: ["erl", "hrl"],
            ways: [
                Way(runner: "common-test", marks: ["erlang.mk"], command: "make tests"),
                Way(runner: "common-test", marks: ["*_SUITE.erl"], command: "rebar3 ct"),
                Way(
                    runner: "eunit", marks: ["test/", "*_tests.erl"], command: "rebar3 eunit",
                    run: "rebar3 eunit -v"),
            ]),
        SmallEcosystem(
            language: "clojure", buildSystem: "leiningen", manager: "leiningen",
            manifests: ["project.clj"], extensions: ["clj", "cljc", "cljs"],
            install: ["lein deps"],
            ways: [
                Way(
                    runner: "clojure-test", marks: ["project.clj"], saying: "lein-sub",
                    command: "lein sub test"),
                Way(
                    runner: "clojure-test", marks: ["test/", "src/test/"], command: "lein test"),
            ]),
        SmallEcosystem(
            language: "clojure", buildSystem: "tools-deps", manager: "clojure",
            manifests: ["deps.edn"], extensions: ["clj", "cljc", "cljs"],
            install: ["clojure -P -M:test"],
            ways: [
                Way(runner: "kaocha", marks: ["bin/kaocha"], command: "bin/kaocha"),
                Way(
                    runner: "clojure-test", marks: ["test/", "src/test/"], saying: ":exec-fn",
                    command: "clojure -X:test"),
                Way(
                    runner: "clojure-test", marks: ["test/", "src/test/"],
                    command: "clojure -M:test"),
            ]),
        SmallEcosystem(
            language: "julia", buildSystem: "julia", manager: "pkg", manifests: ["Project.toml"],
            extensions: ["jl"], install: ["julia --project -e 'using Pkg; Pkg.instantiate()'"],
            ways: [
                Way(
                    runner: "julia-test", marks: ["test/runtests.jl"],
                    command: "julia --project -e 'using Pkg; Pkg.test()'")
            ]),
        SmallEcosystem(
            language: "r", buildSystem: "r-package", manager: "cran", manifests: ["DESCRIPTION"],
            extensions: ["r"],
            ways: [
                Way(
                    runner: "testthat", marks: ["tests/testthat/"],
                    command: "Rscript -e 'devtools::test()'",
                    run: "Rscript -e 'testthat::test_local(reporter = \"location\")'"),
                Way(runner: "tinytest", marks: ["inst/tinytest/"], command: "R CMD check ."),
                Way(runner: "r-check", marks: ["tests/"], command: "R CMD check ."),
            ]),
        SmallEcosystem(
            language: "lua", buildSystem: "rockspec", manager: "luarocks",
            manifests: ["*.rockspec", ".busted"], extensions: ["lua"],
            ways: [
                Way(
                    runner: "busted", marks: [".busted", "*_spec.lua"], command: "busted",
                    run: "busted -o TAP", file: "busted -o TAP {file}")
            ]),
        SmallEcosystem(
            language: "nim", buildSystem: "nimble", manager: "nimble", manifests: ["*.nimble"],
            extensions: ["nim"],
            ways: [Way(runner: "nim", marks: ["tests/", "test/"], command: "nimble test")]),
        SmallEcosystem(
            language: "zig", buildSystem: "zig", manager: "zig", manifests: ["build.zig"],
            extensions: ["zig"],
            ways: [
                Way(
                    runner: "zig-test", marks: ["build.zig"], saying: "test",
                    command: "zig build test", run: "zig build test --summary all")
            ]),
        SmallEcosystem(
            language: "crystal", buildSystem: "shards", manager: "shards", manifests: ["shard.yml"],
            extensions: ["cr"], install: ["shards install"],
            ways: [
                Way(
                    runner: "crystal-spec", marks: ["spec/"], command: "crystal spec",
                    run: "crystal spec --verbose --no-color", file: "crystal spec --verbose {file}")
            ]),
        SmallEcosystem(
            language: "dart", buildSystem: "pub", manager: "pub", manifests: ["pubspec.yaml"],
            extensions: ["dart"], install: ["dart pub get"],
            ways: [
                Way(
                    runner: "flutter-test", marks: ["test/"], saying: "sdk: flutter",
                    command: "flutter test", run: "flutter test --reporter json"),
                Way(
                    runner: "dart-test", marks: ["test/"], command: "dart test",
                    run: "dart test --reporter json", file: "dart test --reporter json {file}"),
            ]),
        SmallEcosystem(
            language: "d", buildSystem: "dub", manager: "dub", manifests: ["dub.json", "dub.sdl"],
            extensions: ["d"],
            ways: [
                Way(runner: "dub-test", marks: ["dub.json", "dub.sdl"], command: "dub test")
            ]),
        SmallEcosystem(
            language: "scala", buildSystem: "mill", manager: "mill",
            manifests: ["build.mill", "build.sc"], extensions: ["scala"],
            ways: [
                Way(runner: "mill", marks: ["mill"], command: "./mill __.test"),
                Way(runner: "mill", marks: ["build.mill", "build.sc"], command: "mill __.test"),
            ]),
        SmallEcosystem(
            language: "gleam", buildSystem: "gleam", manager: "gleam", manifests: ["gleam.toml"],
            extensions: ["gleam"], install: ["gleam deps download"],
            ways: [Way(runner: "gleeunit", marks: ["test/"], command: "gleam test")]),
        SmallEcosystem(
            language: "fortran", buildSystem: "fpm", manager: "fpm", manifests: ["fpm.toml"],
            extensions: ["f90", "f", "f08"],
            ways: [Way(runner: "fpm-test", marks: ["test/"], command: "fpm test")]),
        SmallEcosystem(
            language: "elm", buildSystem: "elm", manager: "elm", manifests: ["elm.json"],
            extensions: ["elm"],
            ways: [Way(runner: "elm-test", marks: ["tests/"], command: "npx elm-test")]),
        SmallEcosystem(
            language: "purescript", buildSystem: "spago", manager: "spago",
            manifests: ["spago.yaml", "spago.dhall"], extensions: ["purs"],
            ways: [Way(runner: "spago-test", marks: ["test/"], command: "spago test")]),
        SmallEcosystem(
            language: "raku", buildSystem: "raku", manager: "zef", manifests: ["META6.json"],
            extensions: ["raku", "rakumod", "pm6", "rakutest"],
            install: ["zef install --deps-only ."],
            ways: [
                Way(
                    runner: "prove", marks: ["t/"], command: "prove -e 'raku -I.' -r t",
                    run: "prove -e 'raku -I.' -r -v t --ext .t --ext .rakutest")
            ]),
        SmallEcosystem(
            language: "typescript", buildSystem: "deno", manager: "deno",
            manifests: ["deno.json", "deno.jsonc"], extensions: ["ts", "tsx", "js"],
            ways: [
                Way(
                    runner: "deno-test", marks: ["deno.json", "deno.jsonc"], saying: "\"test\":",
                    command: "deno task test"),
                Way(
                    runner: "deno-test", marks: ["*_test.ts", "*.test.ts"],
                    command: "deno test"),
            ]),
        SmallEcosystem(
            language: "shell", extensions: ["sh", "bash", "bats"],
            ways: [
                Way(
                    runner: "bats", marks: ["*.bats"], command: "bats -r {folder}",
                    run: "bats -r --formatter tap {folder}", file: "bats --formatter tap {file}")
            ]),
        SmallEcosystem(
            language: "shell", buildSystem: "shellspec", manifests: [".shellspec"],
            extensions: ["sh", "bash"],
            ways: [
                Way(
                    runner: "shellspec", marks: [".shellspec"], command: "shellspec",
                    run: "shellspec --format tap", file: "shellspec --format tap {file}")
            ]),
        SmallEcosystem(
            language: "powershell", extensions: ["ps1", "psm1"],
            ways: [
                Way(
                    runner: "pester", marks: ["*.Tests.ps1"],
                    command: "pwsh -Command Invoke-Pester",
                    run: "pwsh -Command 'Invoke-Pester -Output Detailed -CI'")
            ]),
    ]
}
