import Foundation
import TaskSynthCore
import TaskSynthSyntax

extension Verb {
    /// Lists what a source file defines.
    static let symbols = Verb(
        name: "symbols", summary: "list what source files define", operands: "FILE|-…",
        options: [
            .json, .language, .grammars, .parseLimit, .readLimit,
            Option(name: "--ndjson", summary: "print one JSON document a line for each file"),
        ],
        example: "tasksynth symbols Sources/Model.swift --json"
    ) { arguments in
        guard !arguments.operands.isEmpty else {
            throw Failure.usage("a file is missing", hints: ["tasksynth symbols --help"])
        }
        let analyzer = try SyntaxSettings.analyzer(arguments)
        for path in arguments.operands {
            let bytes = try InputFile.bytes(at: path)
            let language =
                arguments["--language"].map { SourceLanguage($0) }
                ?? SourceLanguage.detect(path: path, text: bytes.span)
            guard let language else {
                throw Failure.badInput(
                    "\(path): the name does not say which language it is",
                    hints: ["name it with --language"])
            }
            let outline =
                analyzer.outline(of: bytes.span, in: language)
                ?? SourceOutline(language: language, method: .counts, confidence: 0)
            var document = outline.json.object ?? JSONObject()
            if arguments.has("--ndjson") {
                document = JSONObject([.init(key: "file", value: .string(path))] + document.members)
            }
            let value = JSONValue.object(document)
            if arguments.has("--ndjson") {
                Terminal.print(value.line)
            } else if arguments.has("--json") {
                Terminal.write(value.documentBytes)
            } else {
                for symbol in outline.symbols {
                    let lines = "\(symbol.lines.lowerBound)-\(symbol.lines.upperBound)"
                    let sight = symbol.isPublic ? "public" : "-"
                    Terminal.print("\(lines)\t\(symbol.kind)\t\(sight)\t\(symbol.qualifiedName)")
                }
            }
        }
        return .done
    }
}
