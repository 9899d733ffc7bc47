import Foundation
import TaskSynthCore
import TaskSynthStore
import Testing

@Suite struct TraceDatabaseTests {
    private static let hasProgram = FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3")

    @Test func `knows a database by its first bytes`() {
        #expect(TraceDatabase.isDatabase(Array("SQLite format 3\0rest".utf8)))
        #expect(!TraceDatabase.isDatabase(Array("{}".utf8)))
    }

    @Test func `says that a file is no database`() throws {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "tasksynth-store-\(UUID().uuidString)").path
        try Data("SQLite format 3\0 and nothing behind it".utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: StoreError.self) { _ = try TraceDatabase(path: path).recording() }
        #expect(throws: StoreError.self) {
            _ = try TraceDatabase(path: "/nowhere/at/all").recording()
        }
    }

    @Test(.enabled(if: hasProgram, "sqlite3 is not installed"))
    func `reads captured and cleaned sessions`() throws {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "tasksynth-store-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let request = #"{"model":"m","input":[{"role":"user","content":"mend it"}]}"#
        let response =
            #"{"id":"r","output":[{"type":"function_call","call_id":"c","name":"shell","#
            + #""arguments":"{\"command\":[\"ls\"]}"}],"usage":{"input_tokens":5,"output_tokens":2}}"#
        let script = """
            CREATE TABLE traces(id TEXT PRIMARY KEY, ts_ms INTEGER, method, url, request_json,
              response_json, meta_json);
            INSERT INTO traces VALUES('a', 1700000000000, 'POST', 'https://x/v1/responses',
              '\(request)', '\(response)', '{"session_id":"one"}');
            """
        try Self.run(script, path)
        let raw = try TraceDatabase(path: path).recording()
        #expect(raw.trajectories.map(\.sessionID) == ["one"])
        #expect(raw.trajectories.first?.goal == "mend it")
        #expect(raw.trajectories.first?.usage?.input == 5)
        #expect(raw.trajectories.first?.toolCalls.map(\.category) == [.listFiles])
        let cleaned =
            #"{"session_id":"two","traces":[{"request":"# + request + #","response":"#
            + response + #","ts_ms":1}]}"#
        try Self.run(
            """
            CREATE TABLE cleaned_sessions(session_id TEXT PRIMARY KEY, created_at TEXT,
              formatted_json TEXT);
            INSERT INTO cleaned_sessions VALUES('two', '2025-01-01', '\(cleaned)');
            """, path)
        let clean = try TraceDatabase(path: path).recording()
        #expect(clean.trajectories.map(\.sessionID) == ["two"])
        #expect(clean.trajectories.first?.toolCalls.count == 1)
        #expect(try TraceDatabase(path: path).recording(sessionID: "none").trajectories.isEmpty)
        let error = #expect(throws: StoreError.self) {
            _ = try TraceDatabase(path: path).recording(
                limits: TrajectoryLimits(recordBytes: 200))
        }
        #expect(error?.code == .tooLarge)
    }

    @Test(.enabled(if: hasProgram, "sqlite3 is not installed"))
    func `gives each of two sessions that run at once its own requests`() throws {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "tasksynth-store-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var script = "CREATE TABLE traces(id, ts_ms, request_json, response_json, meta_json);"
        for turn in 0..<6 {
            let name = turn.isMultiple(of: 2) ? "even" : "odd"
            let said = (0...turn).filter { $0 % 2 == turn % 2 }
                .map { #"{"role":"user","content":"say \#($0)"}"# }
            script += """
                INSERT INTO traces VALUES('\(turn)', \(turn),
                  '{"model":"m","input":[\(said.joined(separator: ","))]}',
                  '{"id":"r\(turn)","output":[],"usage":{"input_tokens":1,"output_tokens":1}}',
                  '{"session_id":"\(name)"}');
                """
        }
        try Self.run(script, path)
        let found = try TraceDatabase(path: path).recording().trajectories
        #expect(found.map(\.sessionID) == ["even", "odd"])
        let said = found.map { $0.steps.filter { $0.role == .user }.compactMap(\.text) }
        #expect(said == [["say 0", "say 2", "say 4"], ["say 1", "say 3", "say 5"]])
        #expect(found.map(\.usage?.input) == [3, 3])
        let odd = try TraceDatabase(path: path).recording(sessionID: "odd")
        #expect(odd.trajectories.map(\.sessionID) == ["odd"])
    }

    private static func run(_ script: String, _ path: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/sqlite3")
        process.arguments = [path, script]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
