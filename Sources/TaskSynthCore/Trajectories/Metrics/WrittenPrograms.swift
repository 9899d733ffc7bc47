/// The programs that a session writes, and what they do with files when they are run.
///
/// Who cannot edit otherwise writes a program that does, and runs it: then the run is the edit.
struct WrittenPrograms {
    /// The paths that each program changes, by its own path.
    private var changed: [String: [String]] = [:]
    /// The programs that were run and changed something.
    private(set) var editors: Set<String> = []

    /// Notes the programs that a call writes.
    ///
    /// - Parameters:
    ///   - call: The call.
    ///   - touches: What it touches, by paths of the repository.
    ///   - relative: Makes a path of the call one of the repository.
    mutating func note(_ call: ToolCall, _ touches: [FileTouch], relative: (String) -> String?) {
        let written = touches.filter { $0.kind == .create || $0.kind == .edit }.map(\.path)
        for touch in touches where touch.kind == .create { changed[touch.path] = [] }
        guard written.contains(where: { changed[$0] != nil }) else { return }
        let texts =
            call.shellUnderstanding?.texts.map { (path: relative($0.path), text: $0.text) }
            ?? TextChange.changes(of: call).map { ($0.path.flatMap(relative), $0.new ?? "") }
        for (name, text) in texts {
            guard let path = name ?? written.first, changed[path] != nil else { continue }
            changed[path, default: []] += Self.written(by: text, path).compactMap(relative)
        }
    }

    /// The paths that the programs which a call runs change, of those that are known: what a program
    /// leaves beside them is its own.
    mutating func run(_ touches: [FileTouch], known: Set<String>) -> [String] {
        touches.filter { $0.kind == .run }.flatMap { touch in
            let paths = (changed[touch.path] ?? []).filter(known.contains)
            if !paths.isEmpty { editors.insert(touch.path) }
            return paths
        }
    }

    private static func written(by text: String, _ path: String) -> [String] {
        if path.hasSuffix(".sh") {
            return ShellUnderstanding(text).touches.filter(\.kind.isChange).map(\.path)
        }
        return ProgramFiles.find(in: text).filter(\.isWritten).map(\.path)
    }
}
