import CProcess
import Glibc
import Synchronization

/// The process that owns a command, seen from this side of its pipes.
final class Supervisor: Sendable {
    private let process: pid_t
    private let outcomes: Int32
    private let control: Mutex<Int32?>

    init(_ supervisor: tasksynth_supervisor) {
        process = supervisor.process
        outcomes = supervisor.outcomes
        control = Mutex(supervisor.control)
    }

    /// Asks the supervisor to end the whole tree now.
    func end() {
        control.withLock { control in
            guard let control else { return }
            var byte: UInt8 = 0
            _ = unsafe write(control, &byte, 1)
        }
    }

    /// Waits for the end of the tree, and gives what was measured.
    func wait() -> ProcessResult {
        var child: pid_t = 0
        var result: ProcessResult?
        while let outcome = next() {
            if outcome.ending == Int32(TASKSYNTH_STARTED.rawValue) {
                child = outcome.status
            } else {
                result = ProcessResult(outcome)
            }
        }
        close(outcomes)
        control.withLock { control in
            if let control { close(control) }
            control = nil
        }
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
        if let result { return result }
        // Something killed the supervisor: the command's own group is what can still be reached.
        if child > 0 { kill(-child, SIGKILL) }
        return ProcessResult(ending: .signalled(Int(SIGKILL)), seconds: 0, survivors: 1)
    }

    private func next() -> tasksynth_outcome? {
        var outcome = tasksynth_outcome()
        let size = MemoryLayout<tasksynth_outcome>.size
        while true {
            let count = unsafe read(outcomes, &outcome, size)
            if count < 0, errno == EINTR { continue }
            return count == size ? outcome : nil
        }
    }
}

extension ProcessResult {
    fileprivate init(_ outcome: tasksynth_outcome) {
        let status = Int(outcome.status)
        let ending: ProcessEnding =
            switch tasksynth_ending(UInt32(bitPattern: outcome.ending)) {
            case TASKSYNTH_EXITED: .exited(status)
            case TASKSYNTH_SIGNALLED: .signalled(status)
            case TASKSYNTH_TIMED_OUT: .timedOut
            case TASKSYNTH_OUT_OF_MEMORY: .outOfMemory
            case TASKSYNTH_TOO_MANY_PROCESSES: .tooManyProcesses
            case TASKSYNTH_TOO_MUCH_OUTPUT: .tooMuchOutput
            case TASKSYNTH_CANCELLED: .cancelled
            default: .notStarted(FileSystem.message(of: outcome.status))
            }
        self.init(
            ending: ending, seconds: Double(outcome.nanoseconds) / 1e9,
            processorSeconds: Double(outcome.processor_microseconds) / 1e6,
            outputBytes: Int(outcome.output_bytes),
            peakMemoryBytes: Int(outcome.peak_memory_bytes),
            leftoverProcesses: Int(outcome.leftover_processes),
            survivors: Int(outcome.survivors))
    }
}
