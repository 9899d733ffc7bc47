import TaskSynthCore

/// Reads whatever the fuzzer makes as a record with lines, whole and in pieces.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTrajectory(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    let limits = TrajectoryLimits(lineBytes: 4_096, unpackedBytes: 1 << 20)
    if let recording = try? Recording(reading: bytes, limits: limits) {
        let text = recording.json.documentBytes
        guard let again = try? JSONValue(parsing: text, maximumDepth: 1_024) else {
            preconditionFailure("what is written is no JSON")
        }
        precondition(again.documentBytes == text, "what is written is read differently")
        for trajectory in recording.trajectories {
            _ = TrajectoryMetrics(of: trajectory).json
            _ = AnnotationForm(of: trajectory).json
            _ = ATIFForm(of: trajectory).json
        }
    }
    for format in TrajectoryStream.formats {
        var stream = TrajectoryStream(format: format, limits: limits)
        var steps = 0
        for start in stride(from: 0, to: bytes.count, by: 13) {
            for element in stream.read(Array(bytes[start..<min(start + 13, bytes.count)])) {
                if case .step = element { steps += 1 }
            }
        }
        let rest = stream.finish()
        precondition(rest.steps.first.map { $0.index == steps } ?? true, "a step is lost")
    }
    return 0
}
