import CProcess
import Dispatch
import Glibc

/// Runs commands within limits, and ends everything that they start.
///
/// Each command runs below a supervisor, a small process of ours that is the reaper of all
/// descendants: daemons in sessions of their own end with the command, and so does everything when
/// this process goes away, however that happens. Limits on memory and processes are those of control
/// groups where this user may make them, else the supervisor watches `/proc`.
public struct ProcessRunner: Hashable, Sendable {
    /// Whether control groups are used where they can be.
    public var usesControlGroups: Bool

    /// Makes a runner.
    public init(usesControlGroups: Bool = true) { self.usesControlGroups = usesControlGroups }

    /// Runs a command to its end.
    ///
    /// Cancelling the task ends the command; the result then says so.
    ///
    /// - Throws: `HarnessError` when the log cannot be written or the system gives no process. A
    ///   program that does not exist is a result, not an error.
    public func run(_ request: ProcessRequest) async throws(HarnessError) -> ProcessResult {
        try await run(request, isCancellable: true)
    }

    /// Runs a command to its end, also when the task is cancelled: what cleans up does so.
    func runUncancelled(_ request: ProcessRequest) async throws(HarnessError) -> ProcessResult {
        try await run(request, isCancellable: false)
    }

    private func run(
        _ request: ProcessRequest, isCancellable: Bool
    ) async throws(HarnessError) -> ProcessResult {
        let executable: String
        switch ExecutableSearch(environment: request.environment, directory: request.directory)
            .find(request.executable)
        {
        case .success(let path): executable = path
        case .failure(let reason):
            return ProcessResult(ending: .notStarted(reason.text), seconds: 0)
        }
        let log = try openLog(request.log)
        defer { if log >= 0 { close(log) } }
        let limits = request.limits
        let group =
            usesControlGroups
            ? ControlGroup.make(memoryBytes: limits.memoryBytes, processCount: limits.processCount)
            : nil
        defer { group?.remove() }
        let supervisor = try start(request, executable, log: log, group: group)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // One thread of the pool waits; the supervisor does everything else.
                DispatchQueue.global().async { continuation.resume(returning: supervisor.wait()) }
            }
        } onCancel: {
            if isCancellable { supervisor.end() }
        }
    }

    private func openLog(_ path: String?) throws(HarnessError) -> Int32 {
        guard let path else { return -1 }
        let log = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard log >= 0 else { throw FileSystem.error("open", path) }
        return log
    }

    private func start(
        _ request: ProcessRequest, _ executable: String, log: Int32, group: ControlGroup?
    ) throws(HarnessError) -> Supervisor {
        let arguments = CStrings([request.executable] + request.arguments)
        let variables = request.environment.sorted { $0.key < $1.key }
        let environment = CStrings(variables.map { "\($0.key)=\($0.value)" })
        let paths = CStrings(
            [executable, request.directory] + [group?.memory, group?.processes].compactMap(\.self))
        let limits = request.limits
        var process = unsafe tasksynth_process()
        unsafe process.executable = UnsafePointer(paths.pointers[0])
        unsafe process.directory = UnsafePointer(paths.pointers[1])
        unsafe process.arguments = UnsafePointer(arguments.pointers.baseAddress)
        unsafe process.environment = UnsafePointer(environment.pointers.baseAddress)
        unsafe process.log = log
        unsafe process.group_version = Int32(group?.version ?? 0)
        if group?.memory != nil { unsafe process.memory_group = UnsafePointer(paths.pointers[2]) }
        if group?.processes != nil {
            let index = group?.memory == nil ? 2 : 3
            unsafe process.processes_group = UnsafePointer(paths.pointers[index])
        }
        unsafe process.wall_milliseconds = Self.milliseconds(limits.wallSeconds)
        unsafe process.grace_milliseconds = Self.milliseconds(limits.graceSeconds)
        unsafe process.memory_bytes = Int64(limits.memoryBytes ?? 0)
        unsafe process.process_count = Int64(limits.processCount ?? 0)
        unsafe process.output_bytes = Int64(limits.outputBytes ?? 0)
        unsafe process.file_bytes = Int64(limits.fileBytes ?? 0)
        var supervisor = tasksynth_supervisor()
        let number = unsafe tasksynth_process_start(&process, &supervisor)
        guard number == 0 else {
            throw HarnessError(
                .noProcess, "cannot start a process: \(FileSystem.message(of: number))")
        }
        return Supervisor(supervisor)
    }

    private static func milliseconds(_ seconds: Double?) -> Int64 {
        guard let seconds else { return 0 }
        return Int64(max(1, min(seconds * 1000, 1e12)))
    }
}
