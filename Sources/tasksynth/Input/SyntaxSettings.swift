import Foundation
import TaskSynthCore
import TaskSynthSyntax

/// How the verbs read source text: with grammars where they are, lexically where they are not.
enum SyntaxSettings {
    static func analyzer(_ arguments: Arguments) throws -> any SyntaxAnalyzer {
        var lexical = LexicalAnalyzer()
        if let bytes = try arguments.integer(Option.readLimit.name) {
            lexical.maximumBytes = bytes
        }
        var limits = TreeSitterAnalyzer.Limits()
        if let bytes = try arguments.integer(Option.parseLimit.name) { limits.bytes = bytes }
        let path = GrammarSearchPath(
            named: arguments.all(Option.grammars.name),
            environment: ProcessInfo.processInfo.environment)
        do {
            return FallbackAnalyzer(
                try TreeSitterAnalyzer(grammars: path, limits: limits), lexical)
        } catch {
            Terminal.note("tasksynth: \(error); source text is read lexically")
            return lexical
        }
    }
}

extension Option {
    static let language = Option(
        name: "--language", value: "LANGUAGE", summary: "the language, where the name lies")
    static let grammars = Option(
        name: "--grammars", value: "FOLDER", summary: "where tree-sitter's grammars are",
        isRepeatable: true)
    static let parseLimit = Option(
        name: "--parse-limit", value: "BYTES",
        summary: "the longest file that is parsed and not read lexically, 4194304 at first")
    static let readLimit = Option(
        name: "--read-limit", value: "BYTES",
        summary: "the longest file that is read and not counted, 33554432 at first")
}
