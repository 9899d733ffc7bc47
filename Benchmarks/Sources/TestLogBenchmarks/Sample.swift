import Glibc
import Measuring

/// The log of one runner: a beginning, a piece that repeats, an end.
struct Sample {
    let name: String
    let head: [UInt8]
    let body: [UInt8]
    let tail: [UInt8]
    /// The published parser of such logs, as a module and a function of SWE-bench's package.
    let parser: (module: String, function: String)?

    static let all = [pytest, go, maven, service, compiler]

    /// A log of no runner, which all readers have to look at to its end.
    private static let service = Sample(
        name: "service, no runner", head: [],
        body: lines(5000) { number in
            switch number % 10 {
            case 0: ""
            case 1: "Worker\(number % 7):"
            case 2, 3:
                "2024-05-01T10:11:12.\(number)Z WARN [pool-\(number % 8)] com.shop.Cart - "
                    + "reserved \(number) of \(number + 3) (order \(number)) in 3.5 ms."
            case 4: "  {\"level\": \"info\", \"order\": \(number), \"ok\": true}"
            default:
                "INFO     app.service:server.py:\(number % 97) request \(number) handled in "
                    + "\(number % 31) ms, status 200 path /api/v1/items/\(number)"
            }
        },
        tail: [], parser: nil)

    private static let compiler = Sample(
        name: "compiler, no runner", head: [],
        body: lines(5000) { number in
            switch number % 9 {
            case 0: "src/lib/mod\(number).c:\(number):12: warning: unused variable 'x' [-Wunused]"
            case 1, 2: "   \(number) |     int x = compute(a, b);"
            case 3: "      |         ^~~~"
            default:
                "[\(number)/5000] Building CXX object src/CMakeFiles/app.dir/mod\(number).cpp.o"
            }
        },
        tail: [], parser: nil)

    private static func lines(_ count: Int, _ line: (Int) -> String) -> [UInt8] {
        Array((0..<count).map { line($0) + "\n" }.joined().utf8)
    }

    private static let pytest = Sample(
        name: "pytest -v with output",
        head: Array(
            """
            ============================= test session starts ==============================
            platform linux -- Python 3.11.7, pytest-8.2.0, pluggy-1.5.0 -- /usr/bin/python
            collecting ... collected 400 items


            """.utf8),
        body: block(tests: 400) { number in
            "tests/test_mod.py::TestThing::test_behaviour_\(number) PASSED          [ 42%]\n"
        },
        tail: Array(
            "\n========================= 400 passed in 12.34s =========================\n".utf8),
        parser: ("python", "parse_log_pytest_v2"))

    private static let go = Sample(
        name: "go test -v with output", head: [],
        body: block(tests: 400) { number in
            "=== RUN   TestThing\(number)\n--- PASS: TestThing\(number) (0.00s)\n"
        },
        tail: Array("PASS\nok  \torchard.test/farm\t1.234s\n".utf8),
        parser: ("go", "parse_log_gotest"))

    private static let maven = Sample(
        name: "Maven with output",
        head: Array("[INFO]  T E S T S\n".utf8),
        body: block(tests: 40) { number in
            """
            [INFO] Running farm.Thing\(number)Test
            [INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.01 s -- in farm.Thing\(number)Test

            """
        },
        tail: Array("[INFO] BUILD SUCCESS\n".utf8),
        parser: ("java", "parse_log_maven"))

    /// Lines of results, each with twenty-five lines of other output behind it.
    private static func block(tests: Int, _ result: (Int) -> String) -> [UInt8] {
        var text = ""
        for number in 0..<tests {
            text += result(number)
            for line in 0..<25 {
                text += "INFO     app.service:server.py:\(line) request \(number * 25 + line)"
                text += " handled in \(line * 3) ms, status 200 path /api/v1/items/\(number)\n"
            }
        }
        return Array(text.utf8)
    }

    /// The seconds that the published parser takes for the text, once it is in memory.
    ///
    /// The Python has to have the package `swebench`.
    func secondsOfPublishedParser(python: String, pieces: Int) -> Double? {
        guard let parser else { return nil }
        let log = "/tmp/tasksynth-benchmark-\(getpid()).log"
        let script = log + ".py"
        let answer = log + ".seconds"
        defer { for path in [log, script, answer] { unlink(path) } }
        let program = """
            import sys, time
            from swebench.harness.log_parsers.\(parser.module) import \(parser.function) as parse
            text = open(sys.argv[1], encoding='utf-8').read()
            best = None
            for _ in range(2):
                start = time.perf_counter()
                parse(text, None)
                seconds = time.perf_counter() - start
                best = min(best or seconds, seconds)
            print(best)
            """
        guard write(Array(program.utf8), to: script, times: 1),
            write(body, to: log, times: pieces),
            Process.seconds("\(python) \(script) \(log) > \(answer)", runs: 1) != nil,
            let text = Process.read(answer)
        else { return nil }
        return Double(String(decoding: text, as: UTF8.self).split(separator: "\n").first ?? "")
    }

    private func write(_ bytes: [UInt8], to path: String, times: Int) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        for _ in 0..<times {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes {
                    Glibc.write(descriptor, $0.baseAddress, $0.count)
                }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
        }
        return true
    }
}
