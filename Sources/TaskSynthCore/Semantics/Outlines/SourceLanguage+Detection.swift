extension SourceLanguage {
    /// Says what language a file is written in, by its name and, where that says nothing, by the
    /// interpreter that its first line names.
    ///
    /// A `.h` file is C unless its text has what only C++ or Objective-C has.
    ///
    /// - Parameters:
    ///   - path: The path of the file, as bytes are rarely needed here.
    ///   - text: The text of the file, where it is known.
    /// - Returns: The language, or `nil` where nothing says which.
    public static func detect(path: String, text: Span<UInt8>) -> SourceLanguage? {
        let name =
            path.utf8.lastIndex(of: UInt8(ascii: "/"))
            .map { String(path[path.utf8.index(after: $0)...]) } ?? path
        if let language = byFileName[name] { return language }
        if let dot = name.lastIndex(of: ".") {
            let suffix = name[name.index(after: dot)...]
            if suffix == "h" { return ofHeader(text) }
            if let language = bySuffix[String(suffix)] ?? bySuffix[suffix.lowercased()] {
                return language
            }
        }
        return ofFirstLine(text)
    }

    /// Says what language a file is written in, by its name alone.
    public static func detect(path: String) -> SourceLanguage? {
        let nothing: [UInt8] = []
        return detect(path: path, text: nothing.span)
    }

    private static let byFileName: [String: SourceLanguage] = [
        "Rakefile": .ruby, "Gemfile": .ruby, "Guardfile": .ruby, "Podfile": .ruby,
        "Vagrantfile": .ruby, "Fastfile": .ruby, "Brewfile": .ruby, "SConstruct": .python,
        "SConscript": .python, "wscript": .python, "Jenkinsfile": .groovy, "PKGBUILD": .bash,
        ".bashrc": .bash, ".bash_profile": .bash, ".profile": .bash, ".zshrc": .bash,
    ]

    private static let bySuffix: [String: SourceLanguage] = [
        "py": .python, "pyi": .python, "pyw": .python, "pyx": .python,
        "js": .javaScript, "mjs": .javaScript, "cjs": .javaScript, "jsx": .jsx,
        "ts": .typeScript, "mts": .typeScript, "cts": .typeScript, "tsx": .tsx,
        "go": .go, "rs": .rust, "java": .java, "kt": .kotlin, "kts": .kotlin,
        "scala": .scala, "sc": .scala, "sbt": .scala,
        "c": .c, "cc": .cPlusPlus, "cpp": .cPlusPlus, "cxx": .cPlusPlus, "c++": .cPlusPlus,
        "C": .cPlusPlus, "hh": .cPlusPlus, "hpp": .cPlusPlus, "hxx": .cPlusPlus,
        "h++": .cPlusPlus, "H": .cPlusPlus, "ipp": .cPlusPlus, "tpp": .cPlusPlus,
        "inl": .cPlusPlus, "cu": .cPlusPlus, "cuh": .cPlusPlus, "ino": .cPlusPlus,
        "m": .objectiveC, "mm": .objectiveC, "cs": .cSharp, "csx": .cSharp,
        "rb": .ruby, "rake": .ruby, "gemspec": .ruby, "ru": .ruby, "podspec": .ruby,
        "php": .php, "phtml": .php, "php5": .php, "phpt": .php, "inc": .php,
        "swift": .swift, "sh": .bash, "bash": .bash, "zsh": .bash, "ksh": .bash,
        "lua": .lua, "ex": .elixir, "exs": .elixir, "pl": .perl, "pm": .perl, "t": .perl,
        "hs": .haskell, "ml": .ocaml, "jl": .julia, "erl": .erlang, "hrl": .erlang,
        "r": .r, "R": .r, "dart": .dart, "d": .d, "di": .d, "zig": .zig,
        "groovy": .groovy, "gradle": .groovy,
    ]

    private static let byInterpreter: [(prefix: String, language: SourceLanguage)] = [
        ("python", .python), ("pypy", .python), ("node", .javaScript), ("deno", .typeScript),
        ("bun", .typeScript), ("ts-node", .typeScript), ("ruby", .ruby), ("php", .php),
        ("perl", .perl), ("lua", .lua), ("elixir", .elixir), ("swift", .swift),
        ("Rscript", .r), ("groovy", .groovy), ("scala", .scala), ("bash", .bash),
        ("dash", .bash), ("zsh", .bash), ("ksh", .bash), ("sh", .bash),
    ]

    /// The language of `#!/usr/bin/env -S name …` or `#!/path/name …`.
    private static func ofFirstLine(_ text: Span<UInt8>) -> SourceLanguage? {
        guard text.hasPrefix("#!", at: 0) else { return nil }
        let end = min(text.firstIndex(of: .lineFeed, from: 0) ?? text.count, 200)
        let words = String(decoding: text, in: 2..<max(2, end))
            .split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
        for word in words {
            let name = word.split(separator: "/").last ?? word
            if name == "env" || name.hasPrefix("-") || name.contains("=") { continue }
            return byInterpreter.first { name.hasPrefix($0.prefix) }?.language
        }
        return nil
    }

    /// Tells the three languages of `.h` files apart by what only one of them can have.
    private static func ofHeader(_ text: Span<UInt8>) -> SourceLanguage {
        var start = 0
        while start < text.count {
            let end = text.firstIndex(of: .lineFeed, from: start) ?? text.count
            var first = start
            while first < end, text[first] == 0x20 || text[first] == 0x09 { first += 1 }
            for mark: StaticString in ["@interface", "@protocol", "@class", "#import"]
            where text.hasPrefix(mark, at: first) {
                return .objectiveC
            }
            for mark: StaticString in [
                "namespace ", "template <", "template<", "class ", "public:", "private:",
                "protected:", "using ", "constexpr ",
            ] where text.hasPrefix(mark, at: first) {
                return .cPlusPlus
            }
            start = end + 1
        }
        return .c
    }
}
