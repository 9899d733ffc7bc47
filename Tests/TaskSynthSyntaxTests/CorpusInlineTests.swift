import Foundation
import TaskSynthCore
import TaskSynthGit
import TaskSynthSyntax
import TaskSynthTestSupport
import Testing

/// Labelled changes of files that hold their own tests: by syntax, each hunk is on its side.
///
/// Files are whole where a repository of `TASKSYNTH_REPOSITORIES` has the change; else the patch is all
/// that is known, and what it does not show is not guessed.
@Suite(.needsCorpus, .needsGrammars) struct CorpusInlineTests {
    static let listings = ["patches/open/redis__redis.jsonl", "patches/open/tokio-rs__tokio.jsonl"]
    private static let repositories =
        (ProcessInfo.processInfo.environment["TASKSYNTH_REPOSITORIES"] ?? "")
        .split(separator: ":").map(String.init)

    /// One hunk that serves one side alone, by its label.
    private struct Label {
        let name: String
        let file: Int
        let hunk: Int
        let isTest: Bool
    }

    @Test(arguments: listings)
    func `each hunk is where its label says, in the split and in the semantics`(
        listing: String
    ) throws {
        let analyzer = FallbackAnalyzer(try #require(Grammars.analyzer), LexicalAnalyzer())
        var count = 0
        var wrong = 0
        for line in try Corpus.read(listing).split(separator: UInt8(ascii: "\n")) {
            let change = try JSONValue(parsing: Array(line))
            let name = try #require(change["patch"]?.string)
            let patch = try Patch(parsing: Corpus.read("patches/open/\(name)"))
            let labels = Self.labels(of: patch, change, name)
            guard !labels.isEmpty else { continue }
            let sides = try Self.sides(of: patch, change)
            var policy = SplitPolicy(analyzer: analyzer)
            if let sides { policy.contents = Self.provider(of: sides, in: patch) }
            let split = try patch.split(using: policy)
            let semantics = DiffSemantics(of: patch, using: analyzer, sides: sides ?? [])
            for label in labels {
                let place: Comment = "\(label.name) hunk \(label.hunk)"
                let hunks = split.decisions[label.file].hunks
                let side: SplitSide = label.isTest ? .tests : .fix
                if hunks[label.hunk].side != side { wrong += 1 }
                let meaning = semantics.files[label.file].hunks[label.hunk]
                #expect(meaning.method == .syntactic, place)
                if sides != nil {
                    #expect(hunks[label.hunk].side == side, place)
                    #expect(meaning.servesTestsOnly == label.isTest, place)
                } else if !label.isTest {
                    #expect(hunks[label.hunk].side == .fix, place)
                    #expect(!meaning.servesTestsOnly, place)
                }
                count += 1
            }
        }
        #expect(count >= 50)
        #expect(wrong * 20 <= count)
    }

    private static func provider(
        of sides: [FileSides], in patch: Patch
    ) -> SplitPolicy.ContentProvider {
        var byPath: [String: FileSides] = [:]
        for (file, sides) in zip(patch.files, sides) { byPath[file.path.string] = sides }
        return { [byPath] file, side in
            side == .old ? byPath[file.path.string]?.old : byPath[file.path.string]?.new
        }
    }

    private static func labels(
        of patch: Patch, _ change: JSONValue, _ name: String
    ) -> [Label] {
        (change["files"]?.array ?? []).flatMap { entry -> [Label] in
            guard let hunks = entry["hunk_sides"]?.array,
                let file = patch.files.firstIndex(where: {
                    $0.path.string == entry["path"]?.string
                })
            else { return [] }
            return hunks.enumerated().compactMap { index, hunk in
                guard let side = hunk["side"]?.string, side != "mixed" else { return nil }
                return Label(
                    name: "\(name) \(patch.files[file].path.string)", file: file, hunk: index,
                    isTest: side == "test")
            }
        }
    }

    /// Both sides of the files, where a repository has the change.
    private static func sides(of patch: Patch, _ change: JSONValue) throws -> [FileSides]? {
        guard let parent = change["parent"]?.string, let head = change["sha"]?.string else {
            return nil
        }
        for path in repositories {
            let repository = try Repository(path: path)
            guard let before = try? repository.commit(named: parent),
                let after = try? repository.commit(named: head)
            else { continue }
            return try repository.sides(of: patch, from: before.tree, to: after.tree)
        }
        return nil
    }
}
