import Measuring
import TaskSynthCore

/// How much memory a stream takes for itself, over what the process has before.
enum StreamMemory {
    /// How much is read at least: a shorter patch is read again and again, as one long patch.
    private static let leastBytes = 500 << 20
    /// The most that a stream may take, whatever the size of the patch.
    private static let most = 16 << 20

    static func measure(_ path: String) throws {
        let before = Process.memory
        var bytes = 0
        var files = 0
        var peak = before
        var stream = PatchStream(limits: .largest)
        while bytes < leastBytes {
            let start = bytes
            try Process.pieces(path) { piece in
                try stream.read(piece) { _ in files += 1 }
                bytes += piece.count
                peak = max(peak, Process.memory)
            }
            guard bytes > start else { return print("\(path): cannot be read") }
        }
        try stream.finish { _ in files += 1 }
        let growth = max(peak, Process.memory) - before
        print(
            "memory of a stream: \(growth / 1024) KB over the \(before / 1024) KB before, "
                + "\(bytes >> 20) MB read, \(files) sections")
        precondition(growth <= most, "a stream takes more than \(most >> 20) MB")
    }
}
