/// Which way a link is kept up to date when somebody asks for it.
public enum TicketSyncMode: String, TicketVocabulary {
    case manual
    case `import`
    case export
    case sync

    /// The other words that are read as a mode.
    public static var aliases: [String: Self] {
        [
            "pull": .import, "import_only": .import, "read_only": .import,
            "push": .export, "export_only": .export, "write_only": .export,
            "bidirectional": .sync, "two_way": .sync, "both": .sync,
            "none": .manual,
        ]
    }
}
