#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An executable file, run without a shell, with a limit of time and of output.
public struct ExecutableProgram: ProviderProgram {
    private let path: String
    private let arguments: [String]
    private let environment: [String: String]
    private let seconds: Double
    private let maximumBytes: Int

    /// Names an executable.
    ///
    /// - Parameters:
    ///   - path: The path of the file.
    ///   - arguments: Its arguments, without its name.
    ///   - environment: All the variables that it sees.
    ///   - seconds: The longest time that it may take.
    ///   - maximumBytes: The most that it may print.
    public init(
        path: String, arguments: [String] = [], environment: [String: String] = [:],
        seconds: Double = 60, maximumBytes: Int = 64 << 20
    ) {
        self.path = path
        self.arguments = arguments
        self.environment = environment
        self.seconds = seconds
        self.maximumBytes = maximumBytes
    }

    /// Runs the executable once; it is killed when its time is over or the task is cancelled.
    ///
    /// What it leaves running is killed, too, and not waited for.
    @concurrent public func run(_ input: [UInt8]) async throws(ProviderError) -> [UInt8] {
        let child = try ChildProcess(path: path, arguments: arguments, environment: environment)
        var status: Int32?
        defer { child.end(isRunning: status == nil) }
        var output: [UInt8] = []
        var rest = input[...]
        var isClosed = false
        let start = ContinuousClock.now
        while true {
            guard !Task.isCancelled else {
                throw ProviderError(.cancelled, "cancelled while \(path) ran")
            }
            guard ContinuousClock.now - start < .seconds(seconds) else {
                throw ProviderError(.timedOut, "\(path) took longer than \(seconds) s")
            }
            if isClosed {
                // It has said everything, and is still there.
                usleep(5000)
            } else {
                let progress = child.exchange(&rest, &output)
                guard output.count <= maximumBytes else {
                    throw ProviderError(
                        .tooLarge, "\(path) printed more than \(maximumBytes) bytes")
                }
                if case .goOn = progress { continue }
                if case .closed = progress { isClosed = true }
            }
            // Where it has ended, and something that it left behind holds the output, that is quiet.
            status = child.status()
            guard let status else { continue }
            guard status == 0 else {
                throw ProviderError(.badAnswer, "\(path) ended with status \(status)")
            }
            return output
        }
    }
}
