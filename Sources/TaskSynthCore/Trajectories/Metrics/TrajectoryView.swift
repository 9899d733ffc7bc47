/// A trajectory as metrics look at it: the calls that count, with paths of the repository.
struct TrajectoryView {
    /// One call that counts.
    struct Call {
        let step: Int
        let call: ToolCall
        let touches: [FileTouch]
        /// Whether it did what it was asked; `true` where nothing tells.
        let isSuccess: Bool
    }

    let steps: [Step]
    let calls: [Call]
    let paths: RepositoryPaths
    let gold: PatchFiles?
    /// The change at the end, where it was recorded.
    let final: PatchFiles?
    /// The same as it was recorded.
    let finalPatch: Patch?
    /// The patch that solves the problem.
    let goldPatch: Patch?
    /// The files made in the session.
    let created: Set<String>
    /// Those of them that are programs which change other files when they are run.
    let editors: Set<String>

    init(_ trajectory: Trajectory, gold patch: Patch?) {
        let gold = patch.map { PatchFiles($0) }
        finalPatch = trajectory.outcome.patch.flatMap(Self.patch)
        let final = finalPatch.map { PatchFiles($0) }
        goldPatch = patch
        self.gold = gold
        self.final = final
        steps = trajectory.steps.filter { !$0.isCopied && !$0.isAbandoned }
        let touched = steps.flatMap { $0.toolCalls.flatMap { $0.touches.map(\.path) } }
        let paths = RepositoryPaths(
            trajectory, touched: touched, known: (gold?.paths ?? []) + (final?.paths ?? []))
        var calls: [Call] = []
        var created: Set<String> = []
        var programs = WrittenPrograms()
        var known = Set((gold?.paths ?? []) + (final?.paths ?? []))
        for step in steps {
            for call in step.toolCalls {
                let folder = call.extra["folder"]?.string
                var touches = call.touches.compactMap { touch -> FileTouch? in
                    guard let path = paths.relative(touch.path, from: folder), !path.isEmpty
                    else { return nil }
                    var touch = touch
                    touch.path = gold?.renames[path] ?? path
                    touch.previousPath = touch.previousPath.flatMap {
                        paths.relative($0, from: folder)
                    }
                    return touch
                }
                if call.isFailed != true {
                    let edited = programs.run(touches, known: known)
                    touches += edited.map { FileTouch(.edit, path: $0, isInferred: true) }
                    programs.note(call, touches) { paths.relative($0, from: folder) }
                }
                known.formUnion(touches.lazy.map(\.path))
                let made = Call(
                    step: step.index, call: call, touches: touches,
                    isSuccess: !(call.isFailed ?? false))
                calls.append(made)
                guard made.isSuccess else { continue }
                for touch in touches where touch.kind == .create { created.insert(touch.path) }
            }
        }
        self.paths = paths
        self.calls = calls
        self.created = created
        editors = programs.editors
    }

    /// The calls that change source files that stay changed, where that was recorded, else source
    /// files that were not made to try something.
    var sourceEdits: [Call] {
        let kept = final.map { Set($0.paths) }
        return calls.filter { entry in
            entry.isSuccess
                && entry.touches.contains { touch in
                    guard touch.kind.isChange, Self.isSource(touch.path) else { return false }
                    let isTrial = created.contains(touch.path) && !touch.path.has("/")
                    return kept?.contains(touch.path) ?? !isTrial
                }
        }
    }

    /// Reads a patch, or the part of a text that is one; `nil` where nothing of it can be read.
    ///
    /// Who records a change often takes the blanks off its end, and the last line of context with
    /// them, so that its counts are mended where they do not fit.
    private static func patch(_ text: String) -> Patch? {
        var bytes = Array(text.utf8)
        bytes.removeAll { $0 == .carriageReturn }
        if bytes.last != .lineFeed { bytes.append(.lineFeed) }
        if let whole = try? Patch(parsing: bytes), !whole.files.isEmpty { return whole }
        let mended = try? Patch(recovering: PatchRepair(of: bytes).bytes)
        return mended.flatMap { $0.files.isEmpty ? nil : $0 }
    }

    /// Whether a file is code of the product.
    static func isSource(_ path: String) -> Bool {
        let notes: Set<Substring> = ["release-notes", "release_notes", "newsfragments"]
        guard !path.split(separator: "/").dropLast().contains(where: notes.contains) else {
            return false
        }
        return switch PathRole.classify(path).role {
        case .source, .manifest, .config, .build, .example, .benchmark, .asset, .ci: true
        default: false
        }
    }
}
