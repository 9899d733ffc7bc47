import Foundation
import PatchLaws
import TaskSynthCompression
import TaskSynthCore
import TaskSynthGit
import TaskSynthTestSupport
import Testing

/// Diffs that git makes of two random trees: they round-trip, apply, reverse, split and compose.
@Suite(.needsGit) struct RandomRepositoryTests {
    static let options = [
        ["-M"], ["-C", "--find-copies-harder"], ["--no-renames"], ["-B", "-M"], ["-U1"], ["-U12"],
        ["-M", "--no-prefix"], ["-M", "--src-prefix=i/", "--dst-prefix=w/"],
    ]

    @Test(arguments: 0..<16)
    func `holds the laws for what git prints`(seed: Int) throws {
        let made = try TemporaryRepository()
        var random = RandomTree(seed: UInt64(seed))
        let before = try write(random.files, to: made)
        random.change()
        let after = try write(random.files, to: made)
        let repository = try Repository(path: made.path)
        let base = try #require(ObjectID(hexadecimal: before))
        let head = try #require(ObjectID(hexadecimal: after))
        let inflater = try ZlibInflater()
        let diff = "\(made.path)/.git/test.diff"
        for (number, words) in Self.options.enumerated() {
            let comment = Comment("seed \(seed), \(words)")
            try made.git(
                ["diff", "--binary", "--full-index", "--output=\(diff)"] + words + [before, after])
            let bytes = Array(try Data(contentsOf: URL(filePath: diff)))
            #expect(throws: Never.self, comment) { try PatchLaws.check(bytes) }
            let patch = try Patch(parsing: bytes)
            let applied = try repository.apply(patch, to: base, inflater: inflater)
            #expect(applied == head, comment)
            // The reverse of a copy makes no file go away.
            if let reversed = try patch.reversed(),
                !patch.files.contains(where: { $0.status == .copied })
            {
                let back = try repository.apply(reversed, to: head, inflater: inflater)
                #expect(back == base, comment)
            }
            let proof = try repository.prove(
                patch.split(), base: base, head: head, inflater: inflater)
            #expect(proof.holds, comment)
            if number < 6 { try expectGitsOwnText(patch, diff, made, comment) }
        }
    }

    private func expectGitsOwnText(
        _ patch: Patch, _ diff: String, _ made: TemporaryRepository, _ comment: Comment
    ) throws {
        let summary = PatchSummary(of: try Patch(parsing: patch.bytes, prefixes: .asGit))
        for (option, text) in [
            ("--numstat", summary.numstat), ("--stat", summary.stat),
            ("--summary", summary.summary),
        ] {
            let words = try made.git(["apply", option, diff])
            let ours = String(decoding: text, as: UTF8.self)
            #expect(ours == (words.isEmpty ? "" : words + "\n"), comment)
        }
    }

    /// Writes a tree and gives its name.
    private func write(_ files: [String: RandomTree.File], to made: TemporaryRepository) throws
        -> String
    {
        let folder = ".git/test-blobs"
        let paths = files.keys.sorted()
        var names: [String] = []
        for (position, path) in paths.enumerated() {
            let name = "\(folder)/\(position)"
            try made.write(files[path]?.content ?? [], to: name)
            names.append(name)
        }
        let blobs = try made.git(
            ["hash-object", "-w", "--no-filters", "--stdin-paths"],
            input: Array(names.joined(separator: "\n").utf8))
        var index: [UInt8] = []
        for (path, blob) in zip(paths, blobs.split(separator: "\n")) {
            let mode = files[path]?.mode ?? .regular
            let commit = String(blob.reversed())
            let name = mode.isSubmodule ? commit : String(blob)
            index += Array("\(mode) \(name)\t\(path)\0".utf8)
        }
        try made.git(["read-tree", "--empty"])
        try made.git(["update-index", "-z", "--index-info"], input: index)
        return try made.git(["write-tree"])
    }
}
