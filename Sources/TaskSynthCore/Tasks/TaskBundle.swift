/// A task as files: what a bundle's folder holds.
public struct TaskBundle: Hashable, Sendable {
    /// The names of the files that readers look for.
    public enum Name: Sendable {
        /// Base fields, sections and where each value comes from.
        public static let metadata = "metadata.json"
        /// The change as a whole.
        public static let diff = "diff.patch"
        /// The fix.
        public static let fix = "fix.patch"
        /// The tests.
        public static let tests = "tests.patch"
        /// What belongs to neither.
        public static let other = "other.patch"
        /// What the tests printed on the base.
        public static let logBefore = "PASS_pre_tests.log"
        /// What the tests printed on the base with the tests.
        public static let logTests = "FAIL_pre_patch.log"
        /// What the tests printed on the base with the tests and the fix.
        public static let logAfter = "PASS_post_patch.log"
        /// The steps of a person or agent that solved the task.
        public static let idealTrajectory = "ideal_trajectory.json"
        /// The steps of an agent that did not.
        public static let failedTrajectory = "failed_trajectory.json"
        /// The image in which the tests run.
        public static let dockerfile = "Dockerfile"
        /// The validation cycle as a script.
        public static let runScript = "run.sh"
    }

    /// The document `metadata.json`.
    public var metadata: JSONValue
    /// The change as a whole.
    public var diff: [UInt8]
    /// The fix.
    public var fix: [UInt8]
    /// The tests.
    public var tests: [UInt8]
    /// What belongs to neither, where the policy asks for it.
    public var other: [UInt8]?
    /// Logs, reports, scripts, trajectories and the OneShot form.
    public var attachments: [FolderFile]

    /// Makes a bundle.
    public init(
        metadata: JSONValue, diff: [UInt8], fix: [UInt8], tests: [UInt8], other: [UInt8]? = nil,
        attachments: [FolderFile]
    ) {
        self.metadata = metadata
        self.diff = diff
        self.fix = fix
        self.tests = tests
        self.other = other
        self.attachments = attachments
    }

    /// Every file of the folder, sorted by path.
    public var files: [FolderFile] {
        var files = [
            FolderFile(path: Name.metadata, bytes: metadata.documentBytes),
            FolderFile(path: Name.diff, bytes: diff),
            FolderFile(path: Name.fix, bytes: fix),
            FolderFile(path: Name.tests, bytes: tests),
        ]
        if let other { files.append(FolderFile(path: Name.other, bytes: other)) }
        return (files + attachments).sorted { $0.path < $1.path }
    }
}
