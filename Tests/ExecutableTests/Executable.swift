import Foundation

/// The built executable, run as a user would.
enum Executable {
    /// What one run left.
    struct Outcome {
        let status: Int32
        let output: String
        let messages: String
    }

    /// Runs `tasksynth` with arguments, on one processor where that is asked for.
    ///
    /// A thread of its own waits for it, so that other tests go on. Foundation's `Process` is not
    /// used: the files that it writes to stay open after its end.
    static func run(
        _ arguments: [String], environment: [String: String] = [:],
        isOnOneProcessor: Bool = false
    ) async throws -> Outcome {
        let tasksynth = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "tasksynth").path
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "tasksynth-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, messages) = (folder.appending(path: "out"), folder.appending(path: "err"))
        let process = try start(
            (isOnOneProcessor ? ["/usr/bin/taskset", "--cpu-list", "0"] : [])
                + [tasksynth] + arguments,
            ProcessInfo.processInfo.environment.merging(environment) { $1 },
            output: output.path, messages: messages.path)
        let status = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var status: Int32 = 0
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                continuation.resume(returning: status)
            }
        }
        // An exit status, or the signal that ended it, as `wait` gives them.
        return Outcome(
            status: status & 0x7F == 0 ? status >> 8 & 0xFF : status & 0x7F,
            output: try String(contentsOf: output, encoding: .utf8),
            messages: try String(contentsOf: messages, encoding: .utf8))
    }

    private static func start(
        _ arguments: [String], _ environment: [String: String], output: String, messages: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (number, path) in [(Int32(1), output), (2, messages)] {
            posix_spawn_file_actions_addopen(
                &actions, number, path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        }
        // The threads of the tests block signals, which a command has to get.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let words = arguments.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var process: pid_t = 0
        let number = posix_spawn(
            &process, arguments[0], &actions, &attributes, words, variables)
        guard number == 0 else { throw POSIXError(POSIXErrorCode(rawValue: number) ?? .EIO) }
        return process
    }
}
