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
        let prefixes = try arguments.integer("-p").map(PathPrefixes.exactly) ?? .asGit
        let path = try arguments.operand() ?? "-"
        let wanted = ["--stat", "--numstat", "--summary", "--name-status"].filter(arguments.has)
        if !arguments.has("--json"), wanted == ["--numstat"] || wanted == ["--name-status"] {
            // These need no section but their own, so that nothing has to be kept.
            var rows: [UInt8] = []
            try visitFiles(of: path, prefixes) { file in
                let summary = PatchSummary(of: [file])
                rows += wanted == ["--numstat"] ? summary.numstat : summary.nameStatus
                guard rows.count > 1 << 16 else { return }
                Terminal.write(rows)
                rows.removeAll(keepingCapacity: true)
            }
            Terminal.write(rows)
            return .done
        }
        var files: [FileSummary] = []
        try visitFiles(of: path, prefixes) { files.append($0) }
        if arguments.has("--json") {
            Terminal.print(StatReport(files: files).json.line)
            return .done
        }
        let summary = PatchSummary(of: files)
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

/// Reads a patch of any size; a damaged binary section and what follows it are passed over, as git
/// does.
private func visitFiles(
    of path: String, _ prefixes: PathPrefixes, _ visit: (FileSummary) throws -> Void
) throws {
    var stream = PatchStream(prefixes: prefixes)
    var hasFile = false
    do {
        try InputFile.pieces(at: path) { piece in
            try stream.read(piece) { file in
                hasFile = true
                try visit(file)
            }
        }
        try stream.finish(visit: visit)
    } catch let error as PatchError {
        guard error.code == .badBinaryPatch, hasFile else { throw error }
        Terminal.note("tasksynth: error: \(error)")
    }
}

/// What `stat --json` prints.
private struct StatReport: JSONRepresentable {
    let files: [FileSummary]

    var json: JSONValue {
        [
            "files": .array(
                files.map { file in
                    [
                        "path": .string(file.path.string),
                        "oldPath": JSONValue(file.oldPath?.string),
                        "status": .string(String(file.status.letter)),
                        "additions": JSONValue(file.isBinary ? nil : file.additions),
                        "deletions": JSONValue(file.isBinary ? nil : file.deletions),
                        "isBinary": .bool(file.isBinary),
                        "hunks": JSONValue(file.hunkCount),
                    ]
                }),
            "additions": JSONValue(files.reduce(0) { $0 + $1.additions }),
            "deletions": JSONValue(files.reduce(0) { $0 + $1.deletions }),
        ]
    }
}
