/// The section `taskGoal`: what is asked for, in the words of its source.
public struct TaskGoal: Hashable, Sendable {
    /// The title.
    public var title: String
    /// The text below the title.
    public var statement: String
    /// Criteria that the source lists apart from the text.
    public var acceptance: [String]
    /// What the words come from, such as `commit message` or `issue`.
    public var source: String

    /// Makes a goal.
    public init(title: String, statement: String, acceptance: [String], source: String) {
        self.title = title
        self.statement = statement
        self.acceptance = acceptance
        self.source = source
    }

    /// The section.
    public var section: MetadataSection {
        let whole = statement.isEmpty ? title : "\(title)\n\n\(statement)"
        let problem = ProblemStatement(statement)
        var section = MetadataSection()
        section.set(
            "summary", title.isEmpty ? nil : .string(title), .recorded,
            method: "title of the \(source)", elseNullBecause: "the \(source) has no title")
        section.set(
            "problemStatement", whole.isEmpty ? nil : .string(whole), .recorded,
            method: "text of the \(source), links to the change taken out",
            elseNullBecause: "the \(source) is empty")
        section.set(
            "expectedOutcome", JSONValue(problem.expectedOutcome), .derived,
            method: "text below a heading about what is expected",
            elseNullBecause: "no heading says what is expected")
        let criteria = acceptance + problem.acceptanceCriteria.filter { !acceptance.contains($0) }
        section.set(
            "acceptanceCriteria", JSONValue(criteria), .derived,
            method: "checklists, and lists below a heading about acceptance")
        section.set(
            "references", JSONValue(problem.references), .derived,
            method: "links, issue numbers, files, symbols and stack frames in the text")
        section.set(
            "statementQuality", quality(of: problem), .measured, method: "form of the text")
        return section
    }

    /// The section of a task that nobody has stated.
    ///
    /// - Parameter reason: Why there is no statement.
    /// - Returns: The section, with nulls alone.
    public static func unknown(because reason: String) -> MetadataSection {
        let known = TaskGoal(title: "", statement: "", acceptance: [], source: "").section
        var section = MetadataSection()
        section.leaveNull(known.fields.members.map(\.key), because: reason)
        return section
    }

    private func quality(of problem: ProblemStatement) -> JSONValue {
        [
            "characters": JSONValue(statement.count),
            "words": JSONValue(statement.split(whereSeparator: \.isWhitespace).count),
            "hasExpectedOutcome": .bool(problem.expectedOutcome != nil),
            "hasActualOutcome": .bool(problem.actualOutcome != nil),
            "hasStepsToReproduce": .bool(problem.stepsToReproduce != nil),
            "codeBlocks": JSONValue(problem.codeBlocks),
            "references": JSONValue(problem.references.count),
        ]
    }
}
