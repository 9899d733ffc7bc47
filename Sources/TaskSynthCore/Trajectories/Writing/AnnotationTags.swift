/// The tags of an annotation trace, where they are not given.
enum AnnotationTags {
    static func complete(
        _ given: JSONObject, for trajectory: Trajectory, issue: String
    ) -> JSONObject {
        var tags = given
        var derived: [String] = []
        func fill(_ key: String, _ value: @autoclosure () -> JSONValue) {
            if let known = tags[key], !known.isNull { return }
            tags[key] = value()
            derived.append(key)
        }
        let view = TrajectoryView(trajectory, gold: nil)
        let edited = NavigationMetrics(view).edited.filter(TrajectoryView.isSource)
        fill("difficulty", .string(difficulty(edited.count, view.calls.count)))
        fill("issueType", .string(issueType(issue)))
        fill("techTags", JSONValue(technologies(view, edited)))
        if !derived.isEmpty { tags["derived"] = JSONValue(derived) }
        return tags
    }

    /// By how much had to be done: up to one file and 15 calls, three files and 50 calls, or more.
    private static func difficulty(_ files: Int, _ calls: Int) -> String {
        if files <= 1, calls <= 15 { return "easy" }
        return files <= 3 && calls <= 50 ? "medium" : "hard"
    }

    /// By the first of the telling words of the statement.
    private static func issueType(_ issue: String) -> String {
        let words = issue.lowercased().split { !$0.isLetter }
        let fixes: Set<Substring> = [
            "fix", "fixes", "bug", "error", "errors", "fails", "failing", "failure", "crash",
            "crashes", "broken", "wrong", "incorrect", "regression", "exception", "issue",
            "returns", "cannot", "unexpected",
        ]
        let changes: Set<Substring> = [
            "refactor", "refactoring", "rename", "restructure", "cleanup",
        ]
        for word in words {
            if fixes.contains(word) { return "BugFix" }
            if changes.contains(word) { return "Refactor" }
        }
        return "Feature"
    }

    private static let languages: [String: String] = [
        "swift": "Swift", "py": "Python", "js": "JavaScript", "jsx": "JavaScript",
        "mjs": "JavaScript", "ts": "TypeScript", "tsx": "TypeScript", "java": "Java",
        "kt": "Kotlin", "go": "Go", "rs": "Rust", "rb": "Ruby", "php": "PHP", "c": "C", "h": "C",
        "cc": "C++", "cpp": "C++", "hpp": "C++", "cs": "C#", "scala": "Scala", "sql": "SQL",
        "sh": "Shell", "css": "CSS", "scss": "CSS", "html": "HTML", "vue": "Vue",
        "yml": "YAML", "yaml": "YAML", "md": "Markdown", "json": "JSON", "ex": "Elixir",
        "hs": "Haskell", "lua": "Lua", "pl": "Perl", "r": "R", "dart": "Dart", "zig": "Zig",
    ]

    /// By the endings of the edited files, else of all that were touched.
    private static func technologies(_ view: TrajectoryView, _ edited: [String]) -> [String] {
        func names(_ paths: [String]) -> [String] {
            var counts: [String: Int] = [:]
            for path in paths {
                guard let ending = path.split(separator: ".").last,
                    let name = languages[ending.lowercased()]
                else { continue }
                counts[name, default: 0] += 1
            }
            return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        }
        let first = names(edited)
        if !first.isEmpty { return first }
        let touched = names(view.calls.flatMap { $0.touches.map(\.path) })
        return touched.isEmpty ? ["unknown"] : touched
    }
}
