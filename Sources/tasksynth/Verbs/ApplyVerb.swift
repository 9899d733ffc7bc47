import TaskSynthCompression
import TaskSynthCore
import TaskSynthFiles

extension Verb {
    /// Applies a patch to a folder.
    static let apply = Verb(
        name: "apply", summary: "apply a patch to a folder: all of it, or nothing",
        operands: "[PATCH|-]",
        options: [
            Option(name: "--root", value: "DIR", summary: "the folder"),
            Option(name: "--check", summary: "only say whether it applies"),
            Option(name: "--reverse", summary: "take the patch back"),
            Option(name: "--unidiff-zero", summary: "let hunks without context fit anywhere"),
            Option(
                name: "--repair", summary: "mend counts, fences and line ends that models get wrong"
            ),
            Option(name: "-p", value: "N", summary: "leading components that names lose"),
            .json, .quiet,
        ],
        example: "git show | tasksynth apply - --root ../copy --check"
    ) { arguments in
        var bytes = try InputFile.bytes(at: try arguments.operand() ?? "-")
        let strip = try arguments.integer("-p")
        let root = try arguments.required("--root")
        if arguments.has("--repair") {
            let tree = WorkTree(path: root)
            let repair = PatchRepair(of: bytes) { path in
                ((try? tree.file(at: path)) ?? nil)?.content
            }
            for mended in repair.repairs {
                Terminal.note("tasksynth: patch line \(mended.line): mended \(mended.kind)")
            }
            bytes = repair.bytes
        }
        let patch = try Patch(
            parsing: bytes, prefixes: strip.map(PathPrefixes.exactly) ?? .detected)
        let options = ApplyOptions(
            isReversed: arguments.has("--reverse"),
            allowsZeroContext: arguments.has("--unidiff-zero"))
        guard !patch.files.isEmpty else { throw Failure.badInput("there is no patch in the input") }
        let needsInflater = patch.files.contains(where: \.hasBinaryContent)
        let change = try WorkTree(path: root).apply(
            patch, options: options, inflater: needsInflater ? try ZlibInflater() : nil,
            isCheck: arguments.has("--check"))
        if arguments.has("--json") {
            Terminal.print(ApplyReport(change: change).json.line)
        } else if !arguments.has("--quiet") {
            for report in change.reports {
                for (index, placement) in report.placements.enumerated() where placement.offset != 0
                {
                    Terminal.note(
                        "\(report.path): hunk \(index + 1) fits at line \(placement.line), "
                            + "offset \(placement.offset)")
                }
            }
        }
        return .done
    }
}

/// What `apply --json` prints.
private struct ApplyReport: JSONRepresentable {
    let change: TreeChange

    var json: JSONValue {
        [
            "files": .array(
                change.reports.map { report in
                    [
                        "path": .string(report.path.string),
                        "hunks": .array(
                            report.placements.map {
                                ["line": JSONValue($0.line), "offset": JSONValue($0.offset)]
                            }),
                    ]
                })
        ]
    }
}
