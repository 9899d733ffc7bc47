#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A process with pipes to its standard input and output; its errors go where ours go.
///
/// It leads a process group of its own, so that what it starts ends with it.
struct ChildProcess {
    /// What one exchange saw.
    enum Progress {
        /// Something came through.
        case goOn
        /// Nothing came.
        case quiet
        /// The output is closed.
        case closed
    }

    private let id: pid_t
    private let input: Int32
    private let output: Int32

    init(
        path: String, arguments: [String], environment: [String: String]
    ) throws(ProviderError) {
        var toChild: (Int32, Int32) = (-1, -1)
        var fromChild: (Int32, Int32) = (-1, -1)
        // A socket can be written to without a signal when the child does not read any more.
        guard Self.socket(&toChild), Self.socket(&fromChild) else {
            throw ProviderError(.configuration, "no pipe to \(path)")
        }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawn_file_actions_adddup2(&actions, toChild.0, STDIN_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, fromChild.1, STDOUT_FILENO)
        let words = [path] + arguments
        let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        var id: pid_t = 0
        var argumentPointers = unsafe words.map { unsafe strdup($0) } + [nil]
        var variablePointers = unsafe variables.map { unsafe strdup($0) } + [nil]
        var attributes = posix_spawnattr_t()
        Self.lead(&attributes)
        let status = unsafe posix_spawn(
            &id, path, &actions, &attributes, &argumentPointers, &variablePointers)
        unsafe posix_spawnattr_destroy(&attributes)
        for index in unsafe argumentPointers.indices { unsafe free(argumentPointers[index]) }
        for index in unsafe variablePointers.indices { unsafe free(variablePointers[index]) }
        unsafe posix_spawn_file_actions_destroy(&actions)
        close(toChild.0)
        close(fromChild.1)
        guard status == 0 else {
            close(toChild.1)
            close(fromChild.0)
            throw ProviderError(
                .configuration, "\(path) cannot be run: \(unsafe String(cString: strerror(status)))"
            )
        }
        self.id = id
        input = toChild.1
        output = fromChild.0
        _ = fcntl(input, F_SETFL, O_NONBLOCK)
        _ = fcntl(output, F_SETFL, O_NONBLOCK)
    }

    /// Makes a group, and gives signals that are ignored here their meaning again.
    private static func lead(_ attributes: inout posix_spawnattr_t) {
        unsafe posix_spawnattr_init(&attributes)
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { unsafe sigaddset(&signals, number) }
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGDEF)
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    }

    private static func socket(_ ends: inout (Int32, Int32)) -> Bool {
        var pair: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue)
        guard unsafe socketpair(AF_UNIX, kind, 0, &pair) == 0 else { return false }
        for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        ends = (pair[0], pair[1])
        return true
    }

    /// Writes and reads what goes through now, and waits for nothing.
    func exchange(_ rest: inout ArraySlice<UInt8>, _ result: inout [UInt8]) -> Progress {
        var waits = [
            pollfd(fd: output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: rest.isEmpty ? -1 : input, events: Int16(POLLOUT), revents: 0),
        ]
        _ = unsafe poll(&waits, 2, 0)
        if waits[1].revents != 0 {
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe Glibc.send(
                    input, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            rest = count > 0 ? rest.dropFirst(count) : count < 0 && errno == EAGAIN ? rest : []
            if rest.isEmpty { close(input) }
        }
        guard waits[0].revents != 0 else { return waits[1].revents != 0 ? .goOn : .quiet }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let size = chunk.count
        let count = unsafe chunk.withUnsafeMutableBytes { buffer in
            unsafe Glibc.read(output, buffer.baseAddress, size)
        }
        if count < 0, errno == EAGAIN || errno == EINTR { return .goOn }
        guard count > 0 else { return .closed }
        result += chunk[..<count]
        return .goOn
    }

    /// Asks for the status of the process.
    ///
    /// - Parameter waits: Whether to wait for its end.
    /// - Returns: Its own status, or 128 and the signal that ended it; `nil` while it runs.
    func status(waits: Bool = false) -> Int32? {
        var status: Int32 = 0
        var found: pid_t
        repeat {
            found = unsafe waitpid(id, &status, waits ? 0 : WNOHANG)
        } while found < 0 && errno == EINTR
        guard found != 0 else { return nil }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    /// Ends the process, unless that was done, and everything of its group.
    func end(isRunning: Bool) {
        _ = Glibc.kill(-id, SIGKILL)
        if isRunning { _ = status(waits: true) }
        close(output)
    }
}
