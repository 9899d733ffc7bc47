extension DiffSemantics {
    /// The section `diffSemantics`: each value with the method that gave it.
    ///
    /// - Parameter statement: The problem statement, to see whether it says what the tests ask for.
    /// - Returns: The section.
    public func section(statement: String?) -> MetadataSection {
        var section = MetadataSection()
        let document = json
        let method = document["method"]?.string ?? "counts"
        let counted: Set<String> = [
            "filesChanged", "totalLinesAdded", "totalLinesRemoved", "modifiedFiles", "changeSize",
        ]
        for member in document.object?.members ?? [] {
            section.set(
                member.key, member.value, .measured,
                method: counted.contains(member.key) ? "counted in the patch" : method,
                elseNullBecause: "nothing of that kind is in the change")
        }
        section.set(
            "testAlignment", statement.map { alignment(with: $0).json }, .derived,
            method: "names and texts that the fix brings in, the tests use, and the statement has",
            elseNullBecause: "there is no problem statement")
        return section
    }
}
