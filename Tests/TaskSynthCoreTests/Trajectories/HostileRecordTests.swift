import TaskSynthCompression
import TaskSynthCore
import Testing

/// Records that are damaged, or made to do harm: a typed error or a warning, and the rest is read.
@Suite struct HostileRecordTests {
    private static func user(_ id: String, parent: String? = nil, _ text: String) -> String {
        let record: JSONValue = [
            "type": "user", "uuid": .string(id), "parentUuid": JSONValue(parent),
            "sessionId": "s", "timestamp": "2025-01-01T00:00:00Z",
            "message": ["role": "user", "content": .string(text)],
        ]
        return record.line
    }

    private static func read(
        _ lines: [String], _ limits: TrajectoryLimits = TrajectoryLimits()
    ) throws -> Trajectory {
        try Trajectory(reading: Array(lines.joined(separator: "\n").utf8), limits: limits)
    }

    @Test func `survives nesting that would exhaust the stack`() throws {
        let bomb = String(repeating: "{\"a\":[", count: 100_000)
        let trajectory = try Self.read([Self.user("1", "one"), bomb, Self.user("2", "two")])
        #expect(trajectory.steps.map(\.text) == ["one", "two"])
        #expect(trajectory.warnings.map(\.code) == [.badRecord])
        #expect(trajectory.warnings.map(\.line) == [2])
        #expect(throws: TrajectoryError.self) { _ = try Trajectory(reading: Array(bomb.utf8)) }
    }

    @Test func `passes over lines that are longer than the limit`() throws {
        let long = Self.user("2", String(repeating: "x", count: 20_000))
        let limits = TrajectoryLimits(lineBytes: 10_000, damagedBytes: 100)
        let trajectory = try Self.read(
            [Self.user("1", "one"), long, Self.user("3", "three")], limits)
        #expect(trajectory.steps.map(\.text) == ["one", "three"])
        #expect(trajectory.warnings.map(\.code) == [.recordTooLong])
    }

    @Test func `reads a stream that comes byte by byte, and holds no long line`() throws {
        let text = [
            Self.user("1", "one"), String(repeating: "y", count: 50_000), Self.user("2", "two"),
        ]
        .joined(separator: "\n")
        var stream = TrajectoryStream(
            format: .claudeCode, limits: TrajectoryLimits(lineBytes: 10_000))
        for byte in text.utf8 { _ = stream.read([byte]) }
        let trajectory = stream.finish()
        #expect(trajectory.steps.map(\.text) == ["one", "two"])
        #expect(trajectory.warnings.map(\.code) == [.recordTooLong])
        #expect(trajectory.warnings.map(\.line) == [2])
    }

    @Test func `gives the same from a stream as from the whole`() throws {
        let lines = (0..<1_000).map { Self.user("u\($0)", "text \($0)") }
        let bytes = Array(lines.joined(separator: "\n").utf8)
        let whole = try Trajectory(reading: bytes)
        var stream = TrajectoryStream(format: .claudeCode)
        var steps: [Step] = []
        for start in stride(from: 0, to: bytes.count, by: 777) {
            for element in stream.read(Array(bytes[start..<min(start + 777, bytes.count)])) {
                if case .step(let step) = element { steps.append(step) }
            }
        }
        #expect(steps.count == 999 - TrajectoryStream.window)
        let rest = stream.finish()
        #expect(steps + rest.steps == whole.steps)
        #expect(rest.counts == whole.counts)
    }

    @Test func `saves what is joined, spliced or full of NUL`() throws {
        let one = Self.user("1", "one")
        let two = Self.user("2", "two")
        let three = Self.user("3", "three")
        let trajectory = try Self.read([
            one + two, "{\"type\":\"pr-link\",\"prNu" + three,
            String(repeating: "\0", count: 4_096), Self.user("4", "four").dropLast(9) + "",
        ])
        #expect(trajectory.steps.map(\.text) == ["one", "two", "three"])
        #expect(trajectory.warnings.map(\.code) == [.recovered, .truncatedEnd])
    }

    @Test func `notes duplicates, cycles and results without calls`() throws {
        let result: JSONValue = [
            "type": "user", "uuid": "r", "sessionId": "s",
            "message": [
                "role": "user",
                "content": [["type": "tool_result", "tool_use_id": "none", "content": "lost"]],
            ],
        ]
        let trajectory = try Self.read([
            Self.user("a", parent: "b", "one"), Self.user("b", parent: "a", "two"),
            Self.user("a", "again"), result.line,
        ])
        #expect(trajectory.steps.map(\.text) == ["one", "two", "lost"])
        #expect(trajectory.warnings.contains { $0.code == .duplicate })
        #expect(trajectory.warnings.contains { $0.code == .cycle })
        #expect(trajectory.warnings.contains { $0.code == .unpairedResult })
    }

    @Test func `takes the window of a clock that runs backwards`() throws {
        let lines = ["05", "01", "09", "03"].map { second in
            Self.user("u\(second)", "x").replacing(
                "00:00:00Z", with: "00:00:\(second)Z")
        }
        let trajectory = try Self.read(lines)
        #expect(trajectory.startedAt?.text == "2025-01-01T00:00:01Z")
        #expect(trajectory.endedAt?.text == "2025-01-01T00:00:09Z")
    }

    @Test func `survives a million brackets, bare and inside of a call`() throws {
        let brackets = String(repeating: "[", count: 1_000_000)
        let call: JSONValue = [
            "type": "response_item", "timestamp": "2025-01-01T00:00:00Z",
            "payload": [
                "type": "function_call", "name": "shell", "call_id": "c",
                "arguments": .string("{\"command\":" + brackets),
            ],
        ]
        let trajectory = try Self.read([call.line, brackets, call.line])
        #expect(trajectory.toolCalls.count == 2)
        #expect(trajectory.toolCalls.first?.arguments.string?.utf8.count == 1_000_011)
        #expect(trajectory.warnings.contains { $0.code == .badRecord && $0.line == 2 })
    }

    @Test(arguments: [true, false]) func `reads UTF-16 as shells write it`(isLittle: Bool) throws {
        let text = "\u{FEFF}" + Self.user("1", "größer 🔧") + "\r\n" + Self.user("2", "two")
        let bytes = text.utf16.flatMap { unit -> [UInt8] in
            let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
            return isLittle ? pair : pair.reversed()
        }
        let trajectory = try Trajectory(reading: bytes)
        #expect(trajectory.steps.map(\.text) == ["größer 🔧", "two"])
        #expect(trajectory.warnings.map(\.code) == [.encoding])
    }

    @Test func `passes over a byte order mark and carriage returns`() throws {
        let text = "\u{FEFF}" + Self.user("1", "one") + "\r\n\r\n" + Self.user("2", "two") + "\r\n"
        let trajectory = try Trajectory(reading: Array(text.utf8))
        #expect(trajectory.steps.map(\.text) == ["one", "two"])
        #expect(trajectory.warnings.isEmpty)
    }

    @Test func `repairs bytes that are no UTF-8, and says where`() throws {
        var bytes = Array((Self.user("1", "one") + "\n" + Self.user("2", "two")).utf8)
        let place = try #require(bytes.lastIndex(of: UInt8(ascii: "w")))
        bytes[place] = 0xE9
        let trajectory = try Trajectory(reading: bytes)
        #expect(trajectory.steps.map(\.text) == ["one", "t\u{FFFD}o"])
        #expect(trajectory.warnings.map(\.code) == [.encoding])
        #expect(trajectory.warnings.map(\.line) == [2])
    }

    @Test func `reads its own form of a record that is as deep as is allowed`() throws {
        var deep: JSONValue = "bottom"
        for _ in 0..<60 { deep = [deep] }
        let limits = TrajectoryLimits(depth: 64)
        let record: JSONValue = [
            "type": "progress", "uuid": "p", "sessionId": "s", "data": deep,
        ]
        let trajectory = try Self.read([Self.user("1", "one"), record.line], limits)
        let bytes = trajectory.json.documentBytes
        #expect(try Trajectory(reading: bytes, limits: limits).json.documentBytes == bytes)
        #expect(throws: TrajectoryError.self) {
            _ = try Trajectory(reading: Array(deep.line.utf8), limits: TrajectoryLimits(depth: 8))
        }
    }

    @Test(arguments: ["", " ", "hello", "{}", "[]", "null", "{\"a\":1}", "[1,2,3]", "PK\u{3}\u{4}"])
    func `refuses what is no record`(text: String) {
        #expect(throws: TrajectoryError.self) { _ = try Trajectory(reading: Array(text.utf8)) }
    }

    @Test func `keeps counting where tokens do not fit`() throws {
        let record: JSONValue = [
            "type": "assistant", "uuid": "a", "sessionId": "s",
            "message": [
                "id": "m", "role": "assistant", "content": [],
                "usage": ["input_tokens": 9_223_372_036_854_775_807, "output_tokens": -5],
            ],
        ]
        let again = record.line.replacing("\"m\"", with: "\"n\"").replacing("\"a\"", with: "\"b\"")
        let trajectory = try Self.read([record.line, again])
        #expect(trajectory.usage?.input == .max)
    }

    @Test func `refuses an archive that unpacks to too much`() throws {
        let archive = Self.archive(of: [UInt8](repeating: 0, count: 1 << 16))
        let limits = TrajectoryLimits(unpackedBytes: 1_000)
        let error = #expect(throws: TrajectoryError.self) {
            _ = try Trajectory(reading: archive, limits: limits, codecs: .installed)
        }
        #expect(error?.code == .tooLarge)
        for count in [10, 40, archive.count - 30, archive.count - 1] {
            #expect(throws: TrajectoryError.self) {
                _ = try Trajectory(reading: Array(archive.prefix(count)))
            }
        }
    }

    /// An archive with one stored member, whose directory says that it is empty.
    private static func archive(of content: [UInt8]) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let name = Array("header.json".utf8)
        // Deflate: one stored block.
        let packed =
            [1] + number(content.count - 1, 2) + number(~(content.count - 1), 2)
            + content.dropLast()
        let sizes = number(0, 4) + number(packed.count, 4) + number(0, 4)
        let local =
            [0x50, 0x4B, 3, 4] + number(20, 2) + number(0, 2) + number(8, 2) + number(0, 4)
            + sizes + number(name.count, 2) + number(0, 2) + name + packed
        let directory =
            [0x50, 0x4B, 1, 2] + number(20, 2) + number(20, 2) + number(0, 2)
            + number(8, 2) + number(0, 4) + sizes + number(name.count, 2) + number(0, 12)
            + number(0, 4) + name
        let end =
            [0x50, 0x4B, 5, 6] + number(0, 4) + number(1, 2) + number(1, 2)
            + number(directory.count, 4) + number(local.count, 4) + number(0, 2)
        return local + directory + end
    }
}
