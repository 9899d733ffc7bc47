/// Which files of a recorded change the session changed itself.
///
/// The change is often taken from a work tree that was not clean when the session began, such as one
/// where versions were pinned to make the project build.
enum OwnChanges {
    /// The files without those that the fix has nothing to do with and that no call names.
    ///
    /// All files where no change or no fix is known, or no call was recorded.
    static func files(_ files: [String], _ view: TrajectoryView) -> [String] {
        guard let final = view.final, let gold = view.gold, !view.calls.isEmpty else {
            return files
        }
        var named = final.created.union(gold.paths)
        for entry in view.calls {
            for touch in entry.touches where touch.kind.isChange { named.insert(touch.path) }
        }
        return files.filter { path in
            named.contains(path)
                || path.split(separator: "/").last.map { name in
                    view.calls.contains { names(String(name), $0.call.arguments) }
                } ?? true
        }
    }

    private static func names(_ file: String, _ arguments: JSONValue) -> Bool {
        if let text = arguments.string { return text.has(file) }
        if let list = arguments.array { return list.contains { names(file, $0) } }
        return arguments.object?.members.contains { names(file, $0.value) } ?? false
    }
}
