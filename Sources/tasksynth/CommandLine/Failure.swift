import TaskSynthCore
import TaskSynthFiles
import TaskSynthGit
import TaskSynthHarness
import TaskSynthProviders
import TaskSynthReports
import TaskSynthStore

/// An error as the executable reports it: one line, hints, and a status.
struct Failure: Error {
    let status: ExitStatus
    let message: String
    let hints: [String]

    static func usage(_ message: String, hints: [String] = []) -> Failure {
        Failure(status: .usage, message: message, hints: hints)
    }

    static func badInput(_ message: String, hints: [String] = []) -> Failure {
        Failure(status: .badInput, message: message, hints: hints)
    }

    static func outside(_ message: String, hints: [String] = []) -> Failure {
        Failure(status: .outside, message: message, hints: hints)
    }

    init(status: ExitStatus, message: String, hints: [String] = []) {
        self.status = status
        self.message = message
        self.hints = hints
    }

    /// Gives the error of any module its status.
    init(describing error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as JSONError: self = .badInput("\(error)")
        case let error as TrajectoryError:
            self = error.code == .missing ? .outside("\(error)") : .badInput("\(error)")
        case let error as StoreError:
            self = error.code == .missing ? .outside("\(error)") : .badInput("\(error)")
        case let error as PatchError: self = .badInput("\(error)")
        case let error as CoverageError: self = .badInput("\(error)")
        case let error as ReportError: self = .badInput("\(error)")
        case let error as ApplyError: self.init(status: .negative, message: "\(error)")
        case let error as TreeError:
            if case .hazard = error {
                self = .badInput("\(error)")
            } else {
                self.init(status: .negative, message: "\(error)")
            }
        case is CancellationError: self.init(status: .interrupted, message: "interrupted")
        case let error as ProviderError: self.init(error)
        case let error as GitError: self.init(error)
        case let error as FileError: self = .badInput("\(error)")
        case let error as HarnessError: self.init(error)
        default: self = .outside("\(error)")
        }
    }

    /// Tells what is wrong with the request from what is wrong with the service.
    private init(_ error: ProviderError) {
        let isInput: Set<ProviderError.Code> = [
            .notFound, .gone, .moved, .isPullRequest, .invalid, .configuration, .unsupported,
        ]
        let status: ExitStatus =
            error.code == .cancelled
            ? .interrupted : isInput.contains(error.code) ? .badInput : .outside
        self.init(
            status: status, message: "\(error.code.rawValue): \(error)", hints: error.advice)
    }

    private init(_ error: GitError) {
        let status: ExitStatus =
            switch error.code {
            case .cannotWrite, .library: .outside
            default: .badInput
            }
        self.init(
            status: status, message: "\(error)", hints: error.hint.isEmpty ? [] : [error.hint])
    }

    private init(_ error: HarnessError) {
        let status: ExitStatus =
            switch error.code {
            case .badInput: .badInput
            case .cancelled: .interrupted
            default: .outside
            }
        self.init(status: status, message: "\(error)")
    }
}
