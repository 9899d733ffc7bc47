/// A language that source text is written in.
public struct SourceLanguage: Hashable, Sendable {
    /// The word for it in JSON and on the command line.
    public let name: String

    /// Makes a language of a name, known or not.
    public init(_ name: String) { self.name = name }

    /// Python.
    public static let python = SourceLanguage("python")
    /// JavaScript.
    public static let javaScript = SourceLanguage("javascript")
    /// JavaScript with JSX.
    public static let jsx = SourceLanguage("jsx")
    /// TypeScript.
    public static let typeScript = SourceLanguage("typescript")
    /// TypeScript with JSX.
    public static let tsx = SourceLanguage("tsx")
    /// Go.
    public static let go = SourceLanguage("go")
    /// Rust.
    public static let rust = SourceLanguage("rust")
    /// Java.
    public static let java = SourceLanguage("java")
    /// Kotlin.
    public static let kotlin = SourceLanguage("kotlin")
    /// Scala.
    public static let scala = SourceLanguage("scala")
    /// C.
    public static let c = SourceLanguage("c")
    /// C++.
    public static let cPlusPlus = SourceLanguage("cpp")
    /// C#.
    public static let cSharp = SourceLanguage("csharp")
    /// Ruby.
    public static let ruby = SourceLanguage("ruby")
    /// PHP.
    public static let php = SourceLanguage("php")
    /// Swift.
    public static let swift = SourceLanguage("swift")
    /// Bash and the shells that resemble it.
    public static let bash = SourceLanguage("bash")
    /// Lua.
    public static let lua = SourceLanguage("lua")
    /// Elixir.
    public static let elixir = SourceLanguage("elixir")
    /// Objective-C.
    public static let objectiveC = SourceLanguage("objective-c")
    /// Perl.
    public static let perl = SourceLanguage("perl")
    /// Haskell.
    public static let haskell = SourceLanguage("haskell")
    /// OCaml.
    public static let ocaml = SourceLanguage("ocaml")
    /// Julia.
    public static let julia = SourceLanguage("julia")
    /// Erlang.
    public static let erlang = SourceLanguage("erlang")
    /// R.
    public static let r = SourceLanguage("r")
    /// Dart.
    public static let dart = SourceLanguage("dart")
    /// D.
    public static let d = SourceLanguage("d")
    /// Zig.
    public static let zig = SourceLanguage("zig")
    /// Groovy.
    public static let groovy = SourceLanguage("groovy")
}

extension SourceLanguage {
    /// Whether two are the same; most are told apart by the lengths of their names.
    public static func == (first: SourceLanguage, second: SourceLanguage) -> Bool {
        first.name.utf8.count == second.name.utf8.count && first.name == second.name
    }
}

extension SourceLanguage: CustomStringConvertible {
    /// The word for it in JSON and on the command line.
    public var description: String { name }
}
