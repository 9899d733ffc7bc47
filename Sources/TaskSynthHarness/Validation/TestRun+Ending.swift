public import TaskSynthCore

extension TestRun {
    /// The run as it was, where what its process did says more than what it printed.
    ///
    /// A log alone cannot tell a run that was ended for its time from one that was cut short.
    ///
    /// - Parameter run: The run that printed it.
    /// - Returns: The run with the state, and the warnings, that its process gives it.
    public func refined(by run: ValidationRun) -> TestRun {
        var refined = self
        switch run.ending {
        case .timedOut: refined.state = .timedOut
        case .outOfMemory, .tooManyProcesses, .tooMuchOutput: refined.state = .killed
        case .cancelled: refined.state = .interrupted
        case .notStarted: refined.state = .notRun
        case .signalled(let signal):
            // Kill, hang up, terminate and interrupt come from outside; the others from itself.
            refined.state = [1, 2, 9, 15].contains(signal) ? .killed : .crashed
        case .exited(let code):
            if state == .setupError {
                break
            } else if run.isBuildFailure {
                refined.state = .buildError
            } else if code == 126 || code == 127, counts.total == 0 {
                refined.state = .setupError
            } else if code == 0, state == .notRun || state == .unreadable {
                refined.warnings.append("the command succeeded, and printed no result of a test")
            } else if code != 0, state == .completed, counts.failed + counts.errored == 0 {
                refined.warnings.append("the command exited with \(code), and no test failed")
            }
        }
        return refined
    }
}
