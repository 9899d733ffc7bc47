import Foundation
import PatchLaws
import TaskSynthCompression
import TaskSynthCore
import TaskSynthGit
import TaskSynthTestSupport
import Testing

/// The proof of the split of every labelled change: by the trees of its repository where
/// `TASKSYNTH_REPOSITORIES` names one that has it, else by trees made of what the patch shows.
@Suite(.needsCorpus, .needsGit) struct CorpusProofTests {
    static let listings = Corpus.files(under: "patches/open").filter { $0.hasSuffix(".jsonl") }
    static let repositories =
        (ProcessInfo.processInfo.environment["TASKSYNTH_REPOSITORIES"] ?? "")
        .split(separator: ":").map(String.init)

    @Test(arguments: listings)
    func `fix and tests in either order give the change`(listing: String) throws {
        let inflater = try ZlibInflater()
        let made = try TemporaryRepository()
        let empty = try made.git(["write-tree"])
        for line in try Corpus.read(listing).split(separator: UInt8(ascii: "\n")) {
            let change = try JSONValue(parsing: Array(line))
            let name = try #require(change["patch"]?.string)
            let patch = try Patch(parsing: Corpus.read("patches/open/\(name)"))
            if try proveInRepository(patch, change, inflater) { continue }
            let repository = try Repository(path: made.path)
            let tree = OldTree(before: patch, inflater: inflater)
            #expect(tree.sections.count == patch.files.count, "\(name)")
            var builder = PatchBuilder()
            for path in tree.files.keys.sorted() {
                guard let file = tree.files[path] else { continue }
                builder.appendAddition(of: path, mode: file.mode, content: file.content)
            }
            let start = try #require(ObjectID(hexadecimal: empty))
            let base = try repository.apply(builder.patch(), to: start, inflater: nil)
            try expectProof(of: patch, in: repository, from: base, inflater, "\(name)")
        }
    }

    /// Proves a change by the trees of a repository that has it.
    private func proveInRepository(
        _ patch: Patch, _ change: JSONValue, _ inflater: ZlibInflater
    ) throws -> Bool {
        let names = [change["parent"]?.string, change["sha"]?.string].compactMap(\.self)
        for path in Self.repositories where names.count == 2 {
            let repository = try Repository(path: path)
            guard let base = try? repository.commit(named: names[0]),
                let head = try? repository.commit(named: names[1])
            else { continue }
            let proof = try repository.prove(
                patch.split(), base: base.tree, head: head.tree, inflater: inflater)
            #expect(proof.holds, "\(names[1])")
            return true
        }
        return false
    }

    private func expectProof(
        of patch: Patch, in repository: borrowing Repository, from base: ObjectID,
        _ inflater: ZlibInflater, _ comment: Comment
    ) throws {
        let head = try repository.apply(patch, to: base, inflater: inflater)
        let proof = try repository.prove(
            patch.split(), base: base, head: head, inflater: inflater)
        let holds = proof.holds
        #expect(holds, comment)
    }
}
