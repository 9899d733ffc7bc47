import Glibc

/// Other programs, and what the kernel says of this one.
public enum Process {
    /// The seconds that a shell command takes, at best of several runs; `nil` where it fails.
    public static func seconds(_ command: String, runs: Int = 5) -> Double? {
        cost(command, runs: runs)?.seconds
    }

    /// The seconds that a shell command takes, and those of processor time, each at best of several
    /// runs; `nil` where it fails.
    public static func cost(
        _ command: String, runs: Int = 5
    ) -> (seconds: Double, processorSeconds: Double)? {
        var best: (seconds: Double, processorSeconds: Double)?
        for _ in 0..<runs {
            var status: CInt = -1
            let before = processorSeconds(RUSAGE_CHILDREN)
            let duration = ContinuousClock().measure { status = system(command) }
            guard status == 0 else { return nil }
            let processor = processorSeconds(RUSAGE_CHILDREN) - before
            let seconds = duration / .seconds(1)
            best = (
                min(best?.seconds ?? seconds, seconds),
                min(best?.processorSeconds ?? processor, processor)
            )
        }
        return best
    }

    /// The processor time of this process so far, in its own code and in the kernel.
    public static var processorSeconds: Double { processorSeconds(RUSAGE_SELF) }

    private static func processorSeconds(_ whose: __rusage_who) -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(whose.rawValue), &usage)
        let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(microseconds) / 1e6
    }

    /// The most memory that this process has held so far, in bytes.
    public static var peakMemory: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }

    /// The size of a file in bytes.
    public static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// The memory that this process holds now, in bytes; 0 where the kernel does not say it.
    public static var memory: Int {
        var text = [UInt8](repeating: 0, count: 128)
        let descriptor = open("/proc/self/statm", O_RDONLY)
        guard descriptor >= 0 else { return 0 }
        defer { close(descriptor) }
        let count = text.withUnsafeMutableBytes {
            Glibc.read(descriptor, $0.baseAddress, $0.count)
        }
        let fields = text.prefix(max(0, count)).split(separator: UInt8(ascii: " "))
        guard fields.count > 1, let pages = Int(String(decoding: fields[1], as: UTF8.self)) else {
            return 0
        }
        return pages * sysconf(Int32(_SC_PAGESIZE))
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

    /// Makes a function that gives a file piece by piece, and nothing at its end.
    public static func puller(_ path: String) -> () -> [UInt8]? {
        let descriptor = open(path, O_RDONLY)
        return {
            let piece = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
                count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
            }
            if piece.isEmpty { close(descriptor) }
            return piece.isEmpty ? nil : piece
        }
    }
}
