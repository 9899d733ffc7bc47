extension FailureCause {
    /// Finds the cause of a failure in what the runner shows of it.
    ///
    /// The first line that states the failure decides, where it names a kind of error; a check
    /// whose text quotes another error stays a check. Where the runner tells failures of checks
    /// from other errors and shows no more, its word is taken.
    public init(of result: TestResult) {
        let text = FailureText(message: result.message, output: result.output)
        let location =
            text.location
            ?? result.file.map { file in result.line.map { "\(file):\($0)" } ?? file }
        let first = text.statements.first
        let check = first.flatMap { Self.isAssertion($0) ? $0 : nil }
        if let check = check ?? text.statements.first(where: FailureText.isAssertionOfC) {
            self.init(kind: .assertion, message: check, location: location)
            return
        }
        for (kind, words) in Self.order {
            if let statement = text.statement(with: words) {
                self.init(kind: kind, message: statement, location: location)
                return
            }
        }
        if let statement = text.statements.first(where: Self.isAssertion) {
            self.init(kind: .assertion, message: statement, location: location)
            return
        }
        if let statement = text.statements.first(where: Self.isException) {
            self.init(kind: .exception, message: statement, location: location)
            return
        }
        let kind: Kind
        switch (result.status, first) {
        case (_, nil): kind = .unknown
        case (.errored, _): kind = .exception
        default: kind = .assertion
        }
        self.init(kind: kind, message: first, location: location)
    }

    /// Finds why tests are missing from a run that did not come to its end, or lost files.
    init(ofAbsenceIn state: RunState, text: String) {
        let text = FailureText(message: text.isEmpty ? nil : text, output: nil)
        // What was built and then died has no error of a compiler, whatever its lines look like.
        let hasDied = [.crashed, .killed, .timedOut].contains(state)
        let marks = hasDied ? [] : [(Kind.compileError, FailureWords.compilerMarks)]
        for (kind, words) in Self.order + marks {
            if let statement = text.statement(with: words) {
                self.init(kind: kind, message: statement, location: text.location)
                return
            }
        }
        let kind: Kind
        switch state {
        case .buildError: kind = .compileError
        case .collectionError: kind = .importError
        case .timedOut: kind = .timeout
        case .crashed, .killed: kind = .crash
        default: kind = .unknown
        }
        self.init(kind: kind, message: text.statements.first, location: text.location)
    }

    /// What is looked for, the most telling first.
    private static let order: [(Kind, [String])] = [
        (.missingSymbol, FailureWords.missingSymbols),
        (.importError, FailureWords.missingModules),
        (.crash, FailureWords.crashes),
        (.timeout, FailureWords.timeouts),
        (.compileError, FailureWords.compileErrors),
    ]

    private static func isAssertion(_ line: String) -> Bool {
        if line.hasPrefix("Failed: ") {
            return !FailureWords.timeouts.contains { line.contains($0) }
        }
        if line.hasPrefix("assert") { return true }
        if let name = FailureText.exceptionName(of: line) {
            return FailureWords.assertions.contains { name.contains($0) }
        }
        return FailureWords.assertions.contains { line.contains($0) }
    }

    private static func isException(_ line: String) -> Bool {
        line.contains("panic") || FailureText.exceptionName(of: line) != nil
            || FailureWords.exceptions.contains { line.contains($0) }
    }
}
