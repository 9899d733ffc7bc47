/// What a command is for, the most telling first.
enum ShellActivity: Int, Comparable, Sendable {
    case test, build, lint, change, create, delete, versionControl, read, search, list, submit
    case install, run

    static func < (first: ShellActivity, second: ShellActivity) -> Bool {
        first.rawValue < second.rawValue
    }

    /// The category of a call that does this.
    var category: ToolCategory {
        switch self {
        case .test: .runTests
        case .build: .build
        case .lint: .lint
        case .change: .editFile
        case .create: .createFile
        case .delete: .deleteFile
        case .versionControl: .versionControl
        case .read: .readFile
        case .search: .search
        case .list: .listFiles
        case .submit: .submit
        case .install, .run: .runCommand
        }
    }
}
