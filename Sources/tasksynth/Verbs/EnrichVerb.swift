import TaskSynthCore
import TaskSynthFiles

extension Verb {
    /// Computes the sections of a bundle's metadata again.
    static let enrich = Verb(
        name: "enrich", summary: "compute the sections of a bundle's metadata from its own files",
        operands: "DIR", options: [.grammars, .json],
        example: "tasksynth enrich task-1"
    ) { arguments in
        guard let path = try arguments.operand() else { throw Failure.usage("DIR is missing") }
        let folder = Folder(path: path)
        let document = try await BundleEnrichment(
            folder: folder, analyzer: try SyntaxSettings.analyzer(arguments)
        ).document()
        let bytes = JSONValue.object(document).documentBytes
        try folder.replace([FolderFile(path: TaskBundle.Name.metadata, bytes: bytes)])
        let (kept, replaced) = Enrichment.differences(in: document)
        for name in kept {
            Terminal.note("\(name): kept as it was found; what was measured differs")
        }
        for name in replaced {
            Terminal.note("\(name): measured anew; the former value is in the provenance")
        }
        if arguments.has("--json") {
            Terminal.write(bytes)
        } else {
            Terminal.note("\(path)/\(TaskBundle.Name.metadata): enriched")
        }
        return .done
    }
}
