import TaskSynthCore
import TaskSynthGit
import TaskSynthSyntax

extension Verb {
    /// Says what a change means.
    static let semantics = Verb(
        name: "semantics", summary: "say what a change means: definitions, interface, complexity",
        operands: "[PATCH|-]",
        options: [
            Option(name: "--repo", value: "PATH", summary: "the repository of the change"),
            Option(name: "--base", value: "REVISION", summary: "the commit before the change"),
            Option(name: "--head", value: "REVISION", summary: "the commit after the change"),
            Option(
                name: "--root", value: "FOLDER",
                summary: "the files that the patch applies to, where there is no repository"),
            Option(
                name: "--statement", value: "FILE",
                summary: "a problem statement, to see whether it says what the tests ask for"),
            .grammars, .parseLimit, .readLimit, .json,
        ],
        example: "tasksynth semantics --repo . --base main --head topic --json"
    ) { arguments in
        let analyzer = try SyntaxSettings.analyzer(arguments)
        let patch: Patch
        let sides: [FileSides]
        if let path = arguments["--repo"] {
            guard try arguments.operand() == nil else {
                throw Failure.usage("a patch and a repository at once")
            }
            (patch, sides) = try change(
                in: path, from: try arguments.required("--base"),
                to: try arguments.required("--head"))
        } else {
            patch = try Patch(parsing: InputFile.bytes(at: try arguments.operand() ?? "-"))
            sides = arguments["--root"].map { root in files(of: patch, below: root) } ?? []
        }
        let semantics = await DiffSemantics.parallel(of: patch, using: analyzer, sides: sides)
        var document = semantics.json
        if let path = arguments["--statement"], var object = document.object {
            let text = String(decoding: try InputFile.bytes(at: path), as: UTF8.self)
            object["testAlignment"] = semantics.alignment(with: text).json
            document = .object(object)
        }
        Terminal.write(document.documentBytes)
        return .done
    }

    /// Reads a change and both sides of its files from a repository.
    private static func change(
        in path: String, from base: String, to head: String
    ) throws -> (Patch, [FileSides]) {
        let repository = try Repository(path: path)
        let before = try repository.commit(named: base).tree
        let after = try repository.commit(named: head).tree
        let patch = try Patch(parsing: repository.patch(from: before, to: after))
        return (patch, try repository.sides(of: patch, from: before, to: after))
    }

    /// Reads the files that a patch applies to; paths that leave the folder are not read.
    private static func files(of patch: Patch, below root: String) -> [FileSides] {
        patch.files.map { file in
            guard file.status != .added, let path = file.oldPath,
                !path.string.hasPrefix("/"), !path.string.split(separator: "/").contains("..")
            else { return .unknown }
            return FileSides(old: try? InputFile.bytes(at: "\(root)/\(path.string)"), new: nil)
        }
    }
}
