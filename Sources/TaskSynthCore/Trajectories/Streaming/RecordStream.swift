import Synchronization

/// Reads a record of one format while it arrives.
struct RecordStream<Reader: RecordReader>: Sendable {
    typealias Element = TrajectoryStream.Element

    private var reader: Reader
    private var draft: TrajectoryDraft
    private var pieces: RecordPieces
    /// How many lines were read.
    private var line = 0

    init(_ reader: Reader, format: TrajectoryFormat, limits: TrajectoryLimits) {
        self.reader = reader
        draft = TrajectoryDraft(format: format, limits: limits)
        pieces = RecordPieces(limits: limits)
    }

    private mutating func read(_ found: consuming FoundRecords<Reader.Record>) {
        let lines = found.lines
        reader.read(found, behind: line, into: &draft)
        line += lines
    }
}

extension RecordStream: RecordStreaming {
    mutating func read(_ piece: [UInt8]) -> [Element] {
        read(Reader.find(in: pieces.cut(piece), draft.limits))
        return draft.drain(keeping: TrajectoryStream.window)?.completed() ?? []
    }

    mutating func readAll(_ bytes: [UInt8]) {
        var start = 0
        while start < bytes.count {
            let feed = bytes.span.firstIndex(of: .lineFeed, from: min(start + 1 << 20, bytes.count))
            let end = feed.map { $0 + 1 } ?? bytes.count
            let batch = RecordPieces.Batch(
                bytes: bytes, range: start..<end, isEnd: end == bytes.count)
            read(Reader.find(in: [batch], draft.limits))
            start = end
        }
    }

    mutating func finish() -> Trajectory {
        read(Reader.find(in: pieces.finish(), draft.limits))
        if pieces.isUTF16 { draft.trajectory.warnings.append(UTF16Pieces.warning) }
        reader.finish(&draft)
        return draft.finish()
    }
}

// MARK: - More threads

extension RecordStream {
    /// How many pieces are in work at a time.
    private static var width: Int { 4 }

    /// What another thread has done, and its place in the order.
    private enum Work: Sendable {
        case found(Int, FoundRecords<Reader.Record>)
        case settled(Int, [Element])
    }

    mutating func readInParallel(
        _ next: () throws -> [UInt8]?, _ receive: ([Element]) throws -> Void
    ) async rethrows -> Trajectory {
        let limits = draft.limits
        try await withThrowingTaskGroup(of: Work.self) { group in
            var found = InOrder<FoundRecords<Reader.Record>>()
            var settled = InOrder<[Element]>()
            var isAtEnd = false
            repeat {
                while !isAtEnd, found.waiting < Self.width, settled.waiting < Self.width {
                    guard let piece = try next() else {
                        isAtEnd = true
                        break
                    }
                    let batches = pieces.cut(piece)
                    let place = found.begin()
                    group.addTask { .found(place, Reader.find(in: batches, limits)) }
                }
                switch await group.nextResult() {
                case .success(.found(let place, let result)): found.put(result, at: place)
                case .success(.settled(let place, let result)): settled.put(result, at: place)
                default: break
                }
                while let result = found.next() {
                    read(result)
                    guard let drained = draft.drain(keeping: TrajectoryStream.window) else {
                        continue
                    }
                    let place = settled.begin()
                    let handover = Handover(drained)
                    group.addTask { .settled(place, handover.take().completed()) }
                }
                while let elements = settled.next() { try receive(elements) }
            } while !isAtEnd || found.waiting > 0 || settled.waiting > 0
        }
        return finish()
    }
}

/// Gives what was drained from one thread to another, so that it is changed in place.
private final class Handover: Sendable {
    private let drained: Mutex<DrainedRecords>

    init(_ drained: consuming DrainedRecords) { self.drained = Mutex(drained) }

    /// Takes it, so that nothing is left.
    func take() -> DrainedRecords {
        drained.withLock { exchange(&$0, with: DrainedRecords(records: [], steps: [])) }
    }
}

/// Results that are ready in any order, and are taken in the order of their beginnings.
private struct InOrder<Result> {
    private var ready: [Int: Result] = [:]
    private var begun = 0
    private var taken = 0

    /// How many have begun and were not taken.
    var waiting: Int { begun - taken }

    mutating func begin() -> Int {
        defer { begun += 1 }
        return begun
    }

    mutating func put(_ result: Result, at place: Int) { ready[place] = result }

    /// Takes the next one, if it is ready.
    mutating func next() -> Result? {
        guard let result = ready.removeValue(forKey: taken) else { return nil }
        taken += 1
        return result
    }
}
