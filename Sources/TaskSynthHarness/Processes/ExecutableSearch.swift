import Glibc

/// The search for a program that `execvp` makes, in an environment that is given.
struct ExecutableSearch {
    struct NotFound: Error {
        let text: String
    }

    let environment: [String: String]
    let directory: String

    /// Finds the file of a program, or says why there is none.
    func find(_ name: String) -> Result<String, NotFound> {
        guard !name.isEmpty else { return .failure(NotFound(text: "no program is named")) }
        guard !name.utf8.contains(UInt8(ascii: "/")) else {
            let path = name.hasPrefix("/") ? name : "\(directory)/\(name)"
            return check(path).map { name }
        }
        var refused: NotFound?
        let path = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        for folder in path.split(separator: ":", omittingEmptySubsequences: true) {
            let candidate = "\(folder)/\(name)"
            switch check(candidate) {
            case .success: return .success(candidate)
            case .failure(let reason):
                if FileSystem.isFile(candidate) { refused = refused ?? reason }
            }
        }
        return .failure(refused ?? NotFound(text: "\(name): no such program in PATH"))
    }

    private func check(_ path: String) -> Result<Void, NotFound> {
        guard FileSystem.isFile(path) else {
            return .failure(NotFound(text: "\(path): no such program"))
        }
        guard unsafe access(path, X_OK) == 0 else {
            return .failure(NotFound(text: "\(path): not executable"))
        }
        return .success(())
    }
}
