import TaskSynthCore

extension Verb {
    /// Parses a patch and writes it again.
    static let roundtrip = Verb(
        name: "roundtrip", summary: "parse a patch and write it again",
        operands: "[PATCH|-]", example: "git show | tasksynth roundtrip - | git apply --stat"
    ) { arguments in
        let bytes = try InputFile.bytes(at: try arguments.operand() ?? "-")
        let patch = try Patch(recovering: bytes)
        // Written from its parts, not from the whole, so that a lost part would show.
        Terminal.write(patch.assembled)
        for problem in patch.problems { Terminal.note("tasksynth: kept as text: \(problem)") }
        return .done
    }
}
