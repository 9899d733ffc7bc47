/// What went wrong with a call, as far as its result tells.
struct CallTrouble: Hashable {
    enum Kind: Hashable {
        /// A program that is not there was started.
        case missingProgram
        /// A path that is not there was named.
        case missingPath
        /// An edit was not made.
        case refusedEdit
        /// A tool that is not there was called.
        case unknownTool
        /// The call could not be parsed.
        case malformed
        /// It took too long.
        case timeout
        /// Something is out of reach: a server, a package.
        case unreachable
        /// It failed in another way.
        case failure
    }

    let kind: Kind
    /// The program or path that is missing, where the result names it.
    let subject: String?

    /// Finds out what went wrong; `nil` where nothing did, or nothing tells.
    ///
    /// - Parameters:
    ///   - call: The call.
    ///   - isSilent: Whether its end says nothing of what was to be done.
    init?(_ call: ToolCall, isSilent: Bool = false) {
        guard let result = call.result else { return nil }
        let isFailure = call.isFailed == true
        let isSilent = isSilent || result.exitCode == nil && result.isError == nil
        guard isFailure || isSilent else { return nil }
        let text = String((result.text ?? "").prefix(1_500))
        // What a file or a search shows may speak of any trouble.
        let isContent =
            (call.category == .readFile || call.category == .search) && text.count > 400
        let found = isSilent && isContent ? nil : Self.find(in: text, call)
        if let found {
            (kind, subject) = found
        } else if isFailure {
            kind = .failure
            subject = nil
        } else {
            return nil
        }
    }

    private static func find(in text: String, _ call: ToolCall) -> (Kind, String?)? {
        let isEdit = call.category == .editFile || call.category == .createFile
        if isEdit, call.isFailed == true, call.shellUnderstanding == nil {
            return (.refusedEdit, call.touches.first?.path)
        }
        for (kind, marks) in marks where marks.contains(where: text.has) {
            return (kind, subject(of: kind, in: text))
        }
        if call.result?.exitCode == 127 { return (.missingProgram, nil) }
        if call.result?.exitCode == 124 { return (.timeout, nil) }
        return nil
    }

    private static let marks: [(Kind, [String])] = [
        (
            .unknownTool,
            [
                "No such tool available", "Unknown tool", "unknown tool", "is not a valid tool",
                "Tool not found", "tool not found", "not found in registry", "Unknown function",
                "Invalid tool name",
            ]
        ),
        (
            .malformed,
            [
                "syntax error near unexpected token", "unexpected EOF while looking for matching",
                "syntax error: unexpected end of file", "InputValidationError",
                "Missing required parameter", "missing required argument", "Invalid JSON",
                "Error validating arguments", "Failed to parse arguments",
            ]
        ),
        (
            .missingProgram,
            [
                ": command not found", "command not found: ",
                "is not recognized as an internal or external command",
                "could not be found in your PATH",
                "no 'java' command could be found", "JAVA_HOME is not", "executable file not found",
                "No module named pytest",
            ]
        ),
        (
            .unreachable,
            [
                "Could not resolve host", "Temporary failure resolving",
                "Temporary failure in name resolution", "Network is unreachable",
                "Unable to locate package", "Connection refused", "Connection timed out",
                "No matching distribution found", "Could not find a version that satisfies",
                "unmet dependencies", "has no installation candidate",
            ]
        ),
        (
            .timeout,
            [
                "EXECUTION TIMED OUT", "Command timed out", "command timed out",
                "timed out and has been killed", "was cancelled because it took more than",
            ]
        ),
        (
            .missingPath,
            [
                "No such file or directory", "does not exist", " not found", "ENOENT",
                "no such file", "cannot open", "cannot access", "FileNotFoundError",
            ]
        ),
    ]

    private static func subject(of kind: Kind, in text: String) -> String? {
        guard kind == .missingProgram else { return nil }
        guard let place = text.range(of: ": command not found") else { return nil }
        let before = text[..<place.lowerBound]
        let word = before.reversed().prefix { $0 != " " && $0 != ":" && !$0.isNewline }
        return word.isEmpty ? nil : String(word.reversed())
    }
}
