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
    @concurrent public func run(_ input: [UInt8]) async throws(ProviderError) -> [UInt8] {
        let child = try ChildProcess(path: path, arguments: arguments, environment: environment)
        var output: [UInt8] = []
        var rest = input[...]
        let start = ContinuousClock.now
        while true {
            guard !Task.isCancelled else {
                child.kill()
                throw ProviderError(.cancelled, "cancelled while \(path) ran")
            }
            guard ContinuousClock.now - start < .seconds(seconds) else {
                child.kill()
                throw ProviderError(.timedOut, "\(path) took longer than \(seconds) s")
            }
            switch child.exchange(&rest, &output) {
            case .goOn: break
            case .ended:
                let status = child.wait()
                guard status == 0 else {
                    throw ProviderError(.badAnswer, "\(path) ended with status \(status)")
                }
                return output
            }
            guard output.count <= maximumBytes else {
                child.kill()
                throw ProviderError(.tooLarge, "\(path) printed more than \(maximumBytes) bytes")
            }
        }
    }
}
