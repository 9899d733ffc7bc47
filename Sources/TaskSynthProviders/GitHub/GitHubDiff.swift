import TaskSynthCore

/// Reads the diff of a change, from its files where GitHub finds the whole too large.
struct GitHubDiff: Sendable {
    let service: GitHubService

    func add(
        to source: inout TaskSource, pull: GitHubPull, _ repository: String
    ) async throws(ProviderError) {
        let whole = service.api.pull(pull.number, of: repository, media: "diff")
        try await add(to: &source, whole: whole, name: pull.name) { () throws(ProviderError) in
            try await service.client.pages(
                service.api.pullFiles(pull.number, of: repository), name: Self.name)
        }
    }

    func add(
        to source: inout TaskSource, commit: JSONValue, _ sha: String, _ repository: String
    ) async throws(ProviderError) {
        let whole = service.api.commit(sha, of: repository, media: "diff")
        try await add(to: &source, whole: whole, name: "commit \(sha)") {
            () throws(ProviderError) in
            try await service.client.pages(
                service.api.commit(sha, of: repository), items: { $0["files"]?.array },
                name: Self.name)
        }
    }

    private static let name: @Sendable (JSONValue) -> String? = { $0["filename"]?.string }

    private func add(
        to source: inout TaskSource, whole: HTTPRequest, name: String,
        files: () async throws(ProviderError) -> [JSONValue]
    ) async throws(ProviderError) {
        var text: String?
        do throws(ProviderError) {
            let answer = try await service.client.perform(whole, accepting: [406]) { answer in
                let type = answer.response.headers["content-type"] ?? ""
                return type.contains("html") ? nil : answer
            }
            if answer.response.status == 406 {
                let parts = try await files()
                let read = GitHubFileDiff.join(parts)
                text = read.text
                if !read.leftOut.isEmpty {
                    source.warnings.append(
                        TaskWarning(
                            "diff_incomplete",
                            "the diff of \(name) is too large to be sent as one; these files have no "
                                + "text in it: \(read.leftOut.joined(separator: ", "))"))
                }
                source.change.evidence.append(
                    .init(rule: "diff_from_files", detail: "\(parts.count) files of \(name)"))
            } else if let valid = String(validating: answer.response.body, as: UTF8.self) {
                text = valid
            } else {
                source.warnings.append(
                    TaskWarning(
                        "diff_not_text", "the diff of \(name) is not UTF-8: take it from a clone"))
            }
        } catch {
            try source.warnings.add("no_diff", "the diff of \(name) cannot be read", error)
        }
        guard let text else { return }
        source.artifacts.append(
            TaskArtifact(
                role: .solution, kind: "diff", title: name, url: whole.address.text, text: text))
    }
}
