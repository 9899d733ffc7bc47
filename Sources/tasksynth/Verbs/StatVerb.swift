import TaskSynthCore

extension Verb {
    /// Summarizes a patch as git does.
    static let stat = Verb(
        name: "stat", summary: "summarize a patch in git's own words",
        operands: "[PATCH|-]",
        options: [
            Option(name: "--stat", summary: "bars and a total (the default)"),
            Option(name: "--numstat", summary: "added and removed lines, one file a line"),
            Option(name: "--summary", summary: "files that come, go, move or change their mode"),
            Option(name: "--name-status", summary: "a letter and the names, one file a line"),
            Option(
                name: "-p", value: "N",
                summary: "leading components that names lose (1, as git apply -p1)"),
            .json,
        ],
        example: "git show | tasksynth stat --numstat -"
    ) { arguments in
        let bytes = try InputFile.bytes(at: try arguments.operand() ?? "-")
        let strip = try arguments.integer("-p") ?? 1
        let prefixes = arguments.has("-p") ? PathPrefixes.exactly(strip) : .asGit
        let patch = try readable(bytes, prefixes)
        if arguments.has("--json") {
            Terminal.print(StatReport(patch).json.line)
            return .done
        }
        let summary = PatchSummary(of: patch)
        let wanted = ["--stat", "--numstat", "--summary", "--name-status"].filter(arguments.has)
        for option in wanted.isEmpty ? ["--stat"] : wanted {
            switch option {
            case "--numstat": Terminal.write(summary.numstat)
            case "--summary": Terminal.write(summary.summary)
            case "--name-status": Terminal.write(summary.nameStatus)
            default: Terminal.write(summary.stat)
            }
        }
        return .done
    }
}

/// Reads a patch; a damaged binary section and what follows it are passed over, as git does.
private func readable(_ bytes: [UInt8], _ prefixes: PathPrefixes) throws -> Patch {
    let problem: PatchError
    do {
        return try Patch(parsing: bytes, prefixes: prefixes)
    } catch {
        problem = error
    }
    guard problem.code == .badBinaryPatch else { throw problem }
    let before = try Patch(
        parsing: Array(bytes[..<problem.sectionOffset]), prefixes: prefixes)
    guard !before.files.isEmpty else { throw problem }
    Terminal.note("tasksynth: error: \(problem)")
    return before
}

/// What `stat --json` prints.
private struct StatReport: JSONRepresentable {
    let patch: Patch

    init(_ patch: Patch) { self.patch = patch }

    var json: JSONValue {
        [
            "files": .array(
                patch.files.map { file in
                    [
                        "path": .string(file.path.string),
                        "oldPath": JSONValue(file.oldPath?.string),
                        "status": .string(String(file.status.letter)),
                        "additions": JSONValue(file.isBinary ? nil : file.additions),
                        "deletions": JSONValue(file.isBinary ? nil : file.deletions),
                        "isBinary": .bool(file.isBinary),
                        "hunks": JSONValue(file.hunks.count),
                    ]
                }),
            "additions": JSONValue(patch.files.reduce(0) { $0 + $1.additions }),
            "deletions": JSONValue(patch.files.reduce(0) { $0 + $1.deletions }),
        ]
    }
}
