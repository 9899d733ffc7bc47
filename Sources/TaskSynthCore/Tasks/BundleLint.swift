/// Reads a bundle without running it, and says what does not fit together.
public struct BundleLint: Hashable, Sendable {
    /// One thing that does not fit.
    public struct Finding: Hashable, Sendable, JSONRepresentable {
        /// The file.
        public let file: String
        /// What is wrong with it, in one sentence.
        public let message: String

        /// The JSON form.
        public var json: JSONValue { ["file": .string(file), "message": .string(message)] }
    }

    /// What was found, in the order of the files.
    public private(set) var findings: [Finding] = []

    /// Reads a bundle.
    ///
    /// - Parameter read: Gives the bytes of a file; `nil` where there is none.
    public init(read: (String) -> [UInt8]?) {
        let patches = [TaskBundle.Name.fix, TaskBundle.Name.tests, TaskBundle.Name.diff].map {
            patch($0, read: read)
        }
        if let fix = patches[0], let tests = patches[1], let diff = patches[2] {
            let other =
                read(TaskBundle.Name.other) == nil
                ? nil : patch(TaskBundle.Name.other, read: read)
            compare([fix, tests] + (other.map { [$0] } ?? []), with: diff)
        }
        guard let metadata = document(TaskBundle.Name.metadata, read: read) else { return }
        checkKeys(of: metadata)
        checkLeaks(metadata, read: read)
    }

    private mutating func add(_ file: String, _ message: String) {
        findings.append(Finding(file: file, message: message))
    }

    private mutating func patch(_ name: String, read: (String) -> [UInt8]?) -> Patch? {
        guard let bytes = read(name) else {
            add(name, "the file is missing")
            return nil
        }
        do {
            return try Patch(parsing: bytes)
        } catch {
            add(name, "\(error)")
            return nil
        }
    }

    private mutating func document(_ name: String, read: (String) -> [UInt8]?) -> JSONObject? {
        guard let bytes = read(name) else {
            add(name, "the file is missing")
            return nil
        }
        do {
            guard let object = try JSONValue(parsing: bytes).object else {
                add(name, "the document is not an object")
                return nil
            }
            return object
        } catch {
            add(name, "\(error)")
            return nil
        }
    }

    /// Every line of the change is in exactly one part.
    private mutating func compare(_ parts: [Patch], with diff: Patch) {
        func changes(_ patch: Patch) -> (additions: Int, deletions: Int) {
            patch.files.reduce(into: (0, 0)) {
                $0.additions += $1.additions
                $0.deletions += $1.deletions
            }
        }
        let whole = changes(diff)
        let sum = parts.map(changes).reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
        // A rename across the border becomes a deletion and an addition, so parts may have more.
        if sum.0 < whole.additions || sum.1 < whole.deletions {
            add(TaskBundle.Name.diff, "the parts have fewer changed lines than the whole change")
        }
        let known = Set(parts.flatMap { $0.files.flatMap { [$0.oldPath, $0.newPath] } })
        for file in diff.files where !known.contains(file.newPath) && !known.contains(file.oldPath)
        {
            add(TaskBundle.Name.diff, "\(file.path) is in no part")
        }
    }

    private mutating func checkKeys(of metadata: JSONObject) {
        let keys = Set(metadata.keys)
        let base = ["schemaVersion", "instanceId", "repo", "base", "head", "provenance"]
        for key in base + SectionName.allCases.map(\.rawValue) where !keys.contains(key) {
            add(TaskBundle.Name.metadata, "'\(key)' is missing")
        }
        if metadata["splitProof"]?["holds"]?.bool == false {
            add(TaskBundle.Name.metadata, "the proof of the split does not hold")
        }
    }

    private mutating func checkLeaks(_ metadata: JSONObject, read: (String) -> [UInt8]?) {
        let name = "LM_INSTRUCTIONS.md"
        guard let bytes = read(name) else { return }
        let numbers =
            [metadata["prNumber"]?.string].compactMap { $0.flatMap { Int($0) } }
            + (metadata["issueNumbers"]?.array ?? []).compactMap(\.integer)
        let scan = LeakScan(
            hashes: [metadata["head"]?.string].compactMap(\.self), numbers: numbers)
        for leak in scan.findings(in: String(decoding: bytes, as: UTF8.self), of: name) {
            add(name, "line \(leak.line) gives away \(leak.kind)")
        }
    }
}
