extension TicketStateTable {
    private static let labels: [Refinement] = [
        Refinement(of: .open, words: ["blocked"], state: .blocked),
        Refinement(
            of: .open, words: ["in review", "inreview"], state: .inReview),
        Refinement(
            of: .open, words: ["in progress", "inprogress"], state: .inProgress),
    ]

    /// GitHub's: the state, made precise by labels in any spelling.
    public static let github = TicketStateTable(
        states: ["open": .open, "closed": .closed], refinements: labels)

    /// GitLab's: the state of issues and of merge requests, made precise by labels.
    public static let gitlab = TicketStateTable(
        states: [
            "opened": .open, "reopened": .open, "closed": .closed, "merged": .closed,
            "locked": .unknown,
        ], refinements: labels)

    /// Linear's: the type of the workflow state; its name only says more about `started`.
    public static let linear = TicketStateTable(
        states: [
            "triage": .open, "backlog": .open, "unstarted": .open, "started": .inProgress,
            "completed": .closed, "canceled": .closed, "duplicate": .closed,
        ],
        refinements: [
            Refinement(of: .inProgress, words: ["review*"], state: .inReview),
            Refinement(of: .inProgress, words: ["block*", "hold*"], state: .blocked),
        ])

    /// Jira's: the key of the status's category; the name only says more about `indeterminate`.
    public static let jira = TicketStateTable(
        states: [
            "new": .open, "indeterminate": .inProgress, "done": .closed, "undefined": .unknown,
        ],
        refinements: [
            Refinement(of: .inProgress, words: ["block*", "hold*", "imped*"], state: .blocked),
            Refinement(of: .inProgress, words: ["review*", "qa", "test*"], state: .inReview),
        ])

    /// Beads': the status.
    public static let beads = TicketStateTable(states: [
        "open": .open, "pinned": .open, "in_progress": .inProgress, "hooked": .inProgress,
        "blocked": .blocked, "deferred": .open, "closed": .closed, "tombstone": .closed,
    ])

    /// The categories of a status that a Beads project named itself.
    public static let beadsCategories = TicketStateTable(states: [
        "active": .open, "wip": .inProgress, "done": .closed, "frozen": .blocked,
    ])

    /// A custom provider's, where its configuration has no table: the normalized words.
    public static let custom = TicketStateTable(
        states: Dictionary(
            uniqueKeysWithValues: TicketState.allCases.map { ($0.rawValue, $0) }
                + TicketState.aliases.map { ($0, $1) }))
}
