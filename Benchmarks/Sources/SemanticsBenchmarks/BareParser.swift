import CBareParse
import TaskSynthCore

/// What a parse costs with libtree-sitter and nothing around it: the floor of everything here.
struct BareParser {
    private let languages: [SourceLanguage: UnsafeRawPointer]

    /// Opens the library and the grammars of the languages.
    init?(folder: String, languages: [SourceLanguage]) {
        guard tasksynth_bare_open() else { return nil }
        var found: [SourceLanguage: UnsafeRawPointer] = [:]
        for language in languages {
            let name = Self.grammars[language] ?? language.name
            for file in ["libtree-sitter-\(name).so", "languages.so"] {
                guard
                    let pointer = tasksynth_bare_language(
                        "\(folder)/\(file)", "tree_sitter_\(name)")
                else { continue }
                found[language] = pointer
                break
            }
        }
        guard !found.isEmpty else { return nil }
        self.languages = found
    }

    /// The grammars that are called otherwise than their languages.
    private static let grammars: [SourceLanguage: String] = [
        .jsx: "javascript", .cSharp: "c_sharp", .objectiveC: "objc",
    ]

    /// Parses a text where there is a grammar, and says whether there was one.
    @discardableResult
    func parse(_ text: [UInt8], path: String) -> Bool {
        guard let language = SourceLanguage.detect(path: path, text: text.span),
            let pointer = languages[language]
        else { return false }
        return text.withUnsafeBufferPointer {
            tasksynth_bare_parse(pointer, $0.baseAddress, $0.count)
        }
    }
}
