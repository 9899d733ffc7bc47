import TaskSynthCore
import TaskSynthGit

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
        case let error as PatchError: self = .badInput("\(error)")
        case let error as ApplyError: self.init(status: .negative, message: "\(error)")
        case let error as TreeError:
            if case .hazard = error {
                self = .badInput("\(error)")
            } else {
                self.init(status: .negative, message: "\(error)")
            }
        case is CancellationError: self.init(status: .interrupted, message: "interrupted")
        case let error as GitError: self = .outside("\(error)")
        default: self = .outside("\(error)")
        }
    }
}
