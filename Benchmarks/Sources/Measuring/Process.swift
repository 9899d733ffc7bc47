import Glibc

/// Other programs, and what the kernel says of this one.
public enum Process {
    /// The seconds that a shell command takes, at best of several runs; `nil` where it fails.
    public static func seconds(_ command: String, runs: Int = 5) -> Double? {
        var best: Double?
        for _ in 0..<runs {
            var status: CInt = -1
            let duration = ContinuousClock().measure { status = system(command) }
            guard status == 0 else { return nil }
            let seconds = duration / .seconds(1)
            best = min(best ?? seconds, seconds)
        }
        return best
    }

    /// The most memory that this process has held so far, in bytes.
    public static var peakMemory: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }

    /// Reads a whole file.
    public static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        let size = Int(status.st_size)
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = Glibc.read(
                    descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                guard got > 0 else { return }
                count += got
            }
        }
    }

    /// Reads a file piece by piece.
    public static func pieces(_ path: String, _ visit: (Span<UInt8>) throws -> Void) rethrows {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = buffer.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return }
            try visit(buffer.span.extracting(0..<count))
        }
    }
}
