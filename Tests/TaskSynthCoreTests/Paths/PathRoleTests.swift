import TaskSynthCore
import TaskSynthTestSupport
import Testing

@Suite struct PathRoleTests {
    static let golden = GoldenFolder("paths")

    @Test(arguments: golden.cases)
    func `judges the paths of a golden case`(name: String) throws {
        let input = try Self.golden.read("input.txt", of: name)
        let paths = input.split(separator: UInt8(ascii: "\n")).map {
            String(decoding: $0, as: UTF8.self)
        }
        let text = paths.map { path in
            let judgement = PathRole.classify(path)
            let side = judgement.servesTestsOnly ? "tests" : "-"
            return "\(path)\t\(judgement.role.rawValue)\t\(side)\t\(judgement.rule)\n"
        }.joined()
        try Self.golden.expect(text, matches: "expected.txt", of: name)
    }

    @Test(arguments: [
        "latest.py", "contest/solve.go", "attestation/verify.rs", "speedtest.py", "src/protest.c",
        "lib/specification/page.rb", "greatest/hits.js", "inspector/panel.ts", "memtest.c",
    ])
    func `does not find words inside words`(path: String) {
        #expect(!PathRole.classify(path).servesTestsOnly)
    }

    @Test(arguments: ["parser-tests/run.txt", "parser_tests/run.txt", "ParserTests/run.txt"])
    func `finds the words of a module's name in any writing`(path: String) {
        #expect(PathRole.classify(path).servesTestsOnly)
    }
}
