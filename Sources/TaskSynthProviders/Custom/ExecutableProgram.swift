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
        var milliseconds = 1
        let start = ContinuousClock.now
        while true {
            guard !Task.isCancelled else {
                throw ProviderError(.cancelled, "cancelled while \(path) ran")
            }
            // Who looks late may still find what came in time, and that has an end.
            let isLate = ContinuousClock.now - start >= .seconds(seconds)
            // One that has said everything may still be there.
            if !isClosed {
                let progress = child.exchange(&rest, &output)
                guard output.count <= maximumBytes else { throw tooLarge }
                if case .goOn = progress {
                    milliseconds = 1
                    continue
                }
                if case .closed = progress { isClosed = true }
            }
            // Where it has ended, and something that it left behind holds the output, that is quiet.
            status = milliseconds > 8 || isClosed || isLate ? child.status() : nil
            guard let status else {
                guard !isLate else { throw timedOut }
                // Others need the thread while this one waits; a cancelled task goes on at once.
                try? await Task.sleep(for: .milliseconds(milliseconds))
                milliseconds = min(milliseconds * 2, 32)
                continue
            }
            // What it said last may have come after the look.
            while !isClosed, output.count <= maximumBytes,
                case .goOn = child.exchange(&rest, &output)
            {}
            guard output.count <= maximumBytes else { throw tooLarge }
            guard status == 0 else {
                throw ProviderError(.badAnswer, "\(path) ended with status \(status)")
            }
            return output
        }
    }

    private var timedOut: ProviderError {
        ProviderError(.timedOut, "\(path) took longer than \(seconds) s")
    }

    private var tooLarge: ProviderError {
        ProviderError(.tooLarge, "\(path) printed more than \(maximumBytes) bytes")
    }
}
