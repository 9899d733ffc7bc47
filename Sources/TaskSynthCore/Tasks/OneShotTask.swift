/// A task in the form of OneShot: the files that its tools read.
///
/// The keys are those of OneShot's created tasks. Where its own writer left a stub (a rubric of
/// TODOs, a test that always passes), this one writes what is known, or nothing.
public struct OneShotTask: Hashable, Sendable {
    /// The slug with its time.
    public var id: String
    /// The title.
    public var title: String
    /// The text below the title that an agent reads.
    public var instructions: String
    /// The address for `git clone`; `nil` where the repository is only local.
    public var cloneURL: String?
    /// The branch that the change was made on, where it is known.
    public var branch: String?
    /// The commit to start from.
    public var startCommit: String
    /// The commit with the change.
    public var endCommit: String
    /// The files that the change touches, old and new names of renames both.
    public var touchedFiles: [String]
    /// The files of the fix.
    public var fixedFiles: [String]
    /// The tags.
    public var tags: [String]
    /// The command that runs the tests, where one is known.
    public var testCommand: String?
    /// What the tests that fail without the fix are called.
    public var failToPass: [String]

    /// Makes a task.
    public init(
        id: String, title: String, instructions: String, cloneURL: String?, branch: String?,
        startCommit: String, endCommit: String, touchedFiles: [String], fixedFiles: [String],
        tags: [String], testCommand: String?, failToPass: [String]
    ) {
        self.id = id
        self.title = title
        self.instructions = instructions
        self.cloneURL = cloneURL
        self.branch = branch
        self.startCommit = startCommit
        self.endCommit = endCommit
        self.touchedFiles = touchedFiles
        self.fixedFiles = fixedFiles
        self.tags = tags
        self.testCommand = testCommand
        self.failToPass = failToPass
    }

    /// The files, apart from the patches, which a bundle holds anyway.
    public var files: [FolderFile] {
        var files = [
            FolderFile(path: "LM_INSTRUCTIONS.md", text: instructionsText),
            FolderFile(path: "tb_meta.json", text: description.document),
            FolderFile(path: "repo_info.json", text: repositoryDescription.document),
            FolderFile(path: "notes.md", text: notes),
            FolderFile(path: "evaluation/rubric_template.md", text: rubric),
        ]
        if let testCommand {
            files.append(
                FolderFile(
                    path: "evaluation/tests_skeleton/run_tests.sh",
                    text: "#!/bin/sh\n# Runs the tests; the exit status is theirs.\nset -e\n"
                        + testCommand + "\n",
                    isExecutable: true))
        }
        return files
    }

    /// The text of `LM_INSTRUCTIONS.md`.
    public var instructionsText: String { "# Task: \(title)\n\n\(instructions)\n" }

    private var description: JSONValue {
        [
            "task_id": .string(id),
            "metadata": ["title": .string(title), "tags": JSONValue(tags)],
            "repo": [
                "git_url": JSONValue(cloneURL),
                "branch": JSONValue(branch),
                "start_commit_sha": .string(startCommit),
                "end_commit_sha": .string(endCommit),
                "subdir": "",
                "sparse_checkout": [],
            ],
            "lm": ["instructions": .string(instructions)],
            "evaluation": [
                "content_rubric": JSONValue(contentRubric),
                "location_rubric": JSONValue(fixedFiles.map { "Changes \($0)" }),
                "clarity_rubric": [],
            ],
            "sensitivity": ["level": "unknown"],
        ]
    }

    private var repositoryDescription: JSONValue {
        [
            "remote_urls": JSONValue(cloneURL.map { [$0] } ?? []),
            "branch": JSONValue(branch),
            "start_commit": .string(startCommit),
            "end_commit": .string(endCommit),
            "touched_files": JSONValue(touchedFiles),
        ]
    }

    private var contentRubric: [String] { failToPass.map { "Passes \($0)" } }

    private var notes: String {
        let files = touchedFiles.map { "- \($0)\n" }.joined()
        return "# Notes\n\nStart: \(startCommit)\nEnd: \(endCommit)\n\n## Touched files\n\n\(files)"
    }

    private var rubric: String {
        let content = contentRubric.map { "- [ ] \($0)\n" }.joined()
        let location = fixedFiles.map { "- [ ] Changes \($0)\n" }.joined()
        return "# Evaluation Rubric\n\n## Content\n\n\(content)\n## Location\n\n\(location)\n"
            + "## Clarity\n"
    }
}
