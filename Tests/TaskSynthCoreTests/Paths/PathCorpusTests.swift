import TaskSynthCore
import TaskSynthTestSupport
import Testing

@Suite(.needsCorpus) struct PathCorpusTests {
    /// The least share of labels that has to be met.
    static let leastShare = 0.95

    @Test func `gives paths of many projects the roles that people give them`() throws {
        let folder = "testlogs/paths/hand-labelled"
        var right = 0
        var count = 0
        var others: [String] = []
        for file in Corpus.files(under: folder) where file.hasSuffix(".expected.json") {
            let labels = try JSONValue(parsing: Corpus.read(file))["labels"]?.object
            for label in try #require(labels).members {
                let role = try #require(label.value["class"]?.string)
                let judgement = PathRole.classify(label.key)
                count += 1
                if judgement.role.rawValue == role {
                    right += 1
                } else {
                    others.append("\(label.key): \(judgement.role.rawValue), labelled \(role)")
                }
            }
        }
        let share = Double(right) / Double(max(1, count))
        Attachment.record("\(right) of \(count)\n" + others.joined(separator: "\n"))
        #expect(share >= Self.leastShare, "\(right) of \(count)")
    }
}
