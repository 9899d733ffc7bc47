/// Which files an attempt opened, searched and edited, and how that compares with the gold patch.
public struct NavigationMetrics: Hashable, Sendable {
    /// The files whose content was shown, in the order of the first time.
    public var opened: [String] = []
    /// The files that searches looked into or showed lines of.
    public var searched: [String] = []
    /// The files of the change at the end; those of the edits where that was not recorded.
    public var edited: [String] = []
    /// The files that edits named.
    public var editEvents: [String] = []
    /// The files that were made.
    public var created: [String] = []
    /// The files that were edited, and are as before at the end.
    public var notInFinalChange: [String] = []
    /// The files that were brought back.
    public var reverted: [String] = []
    /// The edited files that were there before and were never opened.
    public var editedWithoutOpening: [String] = []
    /// The files that were there before and that an edit named before they were opened.
    public var blindEdits: [String] = []
    /// The test files among the edited ones.
    public var testsEdited: [String] = []
    /// Edited files of all opened ones, as an older system has it.
    public var openedToEdited: Double?
    /// How many edits came before anything was opened.
    public var editsBeforeAnyOpening = 0
    /// The steps before the first edit.
    public var stepsToFirstEdit: Int?
    /// What needs a gold patch; `nil` without one.
    public var gold: GoldComparison?

    init(_ view: TrajectoryView, using analyzer: any SyntaxAnalyzer = LexicalAnalyzer()) {
        var opened = OrderedPaths()
        var searched = OrderedPaths()
        var events = OrderedPaths()
        var created = OrderedPaths()
        var reverted = OrderedPaths()
        var blind = OrderedPaths()
        for entry in view.calls {
            for path in FoundPaths.inResults(of: entry.call) {
                if let relative = view.paths.relative(path, from: nil) { searched.insert(relative) }
            }
            guard entry.isSuccess || entry.call.category != .readFile else { continue }
            for touch in entry.touches {
                switch touch.kind {
                case .read: opened.insert(touch.path)
                case .search: searched.insert(touch.path)
                case .edit, .create, .delete, .rename:
                    guard entry.isSuccess || touch.isInferred else { continue }
                    if opened.isEmpty { editsBeforeAnyOpening += 1 }
                    if touch.kind == .create, !opened.contains(touch.path) {
                        created.insert(touch.path)
                    } else if !opened.contains(touch.path), !created.contains(touch.path) {
                        blind.insert(touch.path)
                    }
                    events.insert(touch.path)
                    if stepsToFirstEdit == nil {
                        stepsToFirstEdit = view.steps.count {
                            $0.role == .assistant && $0.index < entry.step
                        }
                    }
                case .revert: reverted.insert(touch.path)
                default: break
                }
            }
        }
        self.opened = opened.paths
        self.searched = searched.paths
        self.created = created.paths
        self.reverted = reverted.paths
        editEvents = events.paths
        edited = view.final?.paths ?? events.paths
        blindEdits = blind.paths
        let final = Set(edited)
        let made = view.final?.created ?? view.created
        editedWithoutOpening = edited.filter {
            !made.contains($0) && !opened.contains(view.gold?.renames[$0] ?? $0)
        }
        notInFinalChange = view.final == nil ? [] : events.paths.filter { !final.contains($0) }
        testsEdited = edited.filter { PathRole.classify($0).role.isTestLike }
        if !opened.isEmpty {
            openedToEdited = Double(edited.count) / Double(opened.paths.count)
        }
        gold = view.gold.map { GoldComparison(view, self, gold: $0, using: analyzer) }
    }
}

extension NavigationMetrics: JSONRepresentable {
    /// The section by the names of the bundle.
    public var json: JSONValue {
        var object: JSONObject = [
            "filesOpened": JSONValue(opened.count), "filesEdited": JSONValue(edited.count),
            "filesCreated": JSONValue(created.count), "filesSearched": JSONValue(searched.count),
            "openedToEdited": JSONValue(openedToEdited),
            "filesOpenedList": JSONValue(opened), "filesEditedList": JSONValue(edited),
            "filesCreatedList": JSONValue(created), "filesSearchedList": JSONValue(searched),
            "editEventsList": JSONValue(editEvents),
            "notInFinalChange": JSONValue(notInFinalChange),
            "filesReverted": JSONValue(reverted),
            "editedWithoutOpening": JSONValue(editedWithoutOpening),
            "blindEdits": JSONValue(blindEdits),
            "editsBeforeAnyOpening": JSONValue(editsBeforeAnyOpening),
            "stepsToFirstEdit": JSONValue(stepsToFirstEdit),
            "testsTouched": JSONValue(testsEdited),
        ]
        let gold = gold?.json.object ?? GoldComparison.unknown
        return .object(
            {
                for member in gold.members { object[member.key] = member.value }
                return object
            }())
    }
}
