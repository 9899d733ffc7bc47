/// Groups of file extensions that rules speak about.
enum Language {
    static let javaScript: Set<String> = [
        "js", "jsx", "ts", "tsx", "mjs", "cjs", "mts", "cts", "vue", "svelte", "coffee", "es6",
        "ls", "marko", "astro",
    ]
    static let python: Set<String> = ["py", "pyi", "pyx", "pxd", "ipynb"]
    static let go: Set<String> = ["go"]
    static let rust: Set<String> = ["rs"]
    static let jvm: Set<String> = ["java", "kt", "kts", "scala", "sc", "groovy", "gvy"]
    /// What the folders of a source set are called, one for each language: `src/main/kotlin`.
    static let sourceSets: Set<String> = ["java", "kotlin", "scala", "groovy"]
    static let c: Set<String> = [
        "c", "h", "cc", "cpp", "cxx", "c++", "hh", "hpp", "hxx", "h++", "inl", "inc", "ipp", "tcc",
        "cu", "cuh", "m", "mm", "ixx", "cppm",
    ]
    static let headers: Set<String> = ["h", "hh", "hpp", "hxx", "h++", "inl", "inc", "ipp", "tcc"]
    static let dotNet: Set<String> = ["cs", "fs", "fsx", "fsi", "vb", "razor", "cshtml", "xaml"]
    static let ruby: Set<String> = ["rb", "rake", "rbi", "rbs", "ru"]
    static let swift: Set<String> = ["swift"]
    static let php: Set<String> = ["php", "phpt", "inc"]
    static let elixir: Set<String> = ["ex", "exs"]
    static let perl: Set<String> = ["pl", "pm", "t", "pod", "xs"]
    static let shell: Set<String> = ["sh", "bash", "zsh", "fish", "bats", "ps1", "psm1", "bat"]
    static let haskell: Set<String> = ["hs", "lhs", "hsc"]

    /// Everything that is read as a program.
    static let code: Set<String> =
        others
        .union(javaScript).union(python).union(go).union(rust).union(jvm).union(c).union(dotNet)
        .union(ruby).union(swift).union(php).union(elixir).union(perl).union(shell).union(haskell)

    private static let others: Set<String> = [
        "erl", "hrl", "dart", "ml", "mli", "re", "rei", "res", "clj", "cljs", "cljc", "edn",
        "lua", "moon", "r", "jl", "d", "di", "zig", "nim", "tf", "hcl", "sql", "cr", "gleam",
        "v", "sv", "vhd", "vhdl", "sol", "vy", "cairo", "move", "rkt", "scm", "ss", "lisp", "cl",
        "el", "vim", "tcl", "f", "f77", "f90", "f95", "f03", "f08", "pas", "pp", "adb", "ads",
        "elm", "purs", "idr", "agda", "lean", "coq", "asm", "s", "awk", "star", "bzl", "rego",
        "jsonnet", "libsonnet", "cue", "hx", "as", "gd", "apex", "cls", "trigger", "cob", "cbl",
        "odin", "mojo", "roc", "raku", "rakumod", "rakutest", "p6", "pm6", "pl6", "t6", "svh",
        "wat", "glsl", "hlsl", "wgsl", "metal", "proto", "thrift", "fbs",
        "feature", "robot", "vader", "test", "exp", "pony", "janet", "fnl", "hy", "xq", "xqy",
        "j", "k", "q", "apl", "abap", "plsql", "pks", "pkb", "st", "m4",
    ]

    static let documentation: Set<String> = [
        "md", "markdown", "mdx", "rst", "adoc", "asciidoc", "asc", "tex", "texi", "textile", "org",
        "rdoc", "pod", "aml", "mdown", "creole", "rakudoc", "wiki", "man", "1", "2", "3", "5", "7",
        "8",
    ]
    static let media: Set<String> = [
        "png", "jpg", "jpeg", "gif", "svg", "ico", "icns", "webp", "bmp", "tiff", "ttf", "otf",
        "woff", "woff2", "eot", "mp3", "mp4", "wav", "ogg", "webm", "mov", "avi", "psd", "ai",
        "sketch", "fig",
    ]
    static let settings: Set<String> = [
        "yml", "yaml", "toml", "ini", "cfg", "conf", "properties", "json", "json5", "jsonc", "env",
        "editorconfig", "plist", "config",
    ]
}
