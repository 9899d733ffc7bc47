import TaskSynthCore
import TaskSynthReports
import Testing

@Suite struct HostileReportTests {
    static func code(_ text: String, limits: XMLLimits = .default) -> ReportError.Code? {
        code(Array(text.utf8), limits: limits)
    }

    static func code(_ bytes: [UInt8], limits: XMLLimits = .default) -> ReportError.Code? {
        do throws(ReportError) {
            _ = try TestRun(readingXML: bytes, limits: limits)
            return nil
        } catch {
            return error.code
        }
    }

    static let report = """
        <?xml version="1.0"?>
        <testsuite name="s"><testcase classname="c" name="one"/>
        <testcase classname="c" name="two"><failure message="m">t</failure></testcase></testsuite>
        """

    @Test func `refuses a document that declares entities, before any is used`() {
        let bomb = """
            <?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">
            <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
            <testsuite name="&b;"><testcase name="&b;">&b;</testcase></testsuite>
            """
        #expect(Self.code(bomb) == .entities)
        let parameters = """
            <!DOCTYPE b [<!ENTITY % a "<!ENTITY b 'x'>"> %a;]><testsuite><testcase name="t"/></testsuite>
            """
        #expect(Self.code(parameters) == .entities)
    }

    @Test func `loads no file that a document names, and says that it named one`() throws {
        let text = """
            <!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <testsuite><testcase name="t"><failure>&x;</failure></testcase></testsuite>
            """
        let run = try TestRun(readingXML: Array(text.utf8))
        #expect(run.tests.map(\.id) == ["::t"])
        #expect(run.tests.first?.message == nil)
        #expect(run.warnings.contains { $0.contains("files") })
    }

    @Test func `loads no external definition of the document type`() throws {
        let text = """
            <!DOCTYPE testsuite SYSTEM "http://192.0.2.1/none.dtd">
            <testsuite><testcase name="t"/></testsuite>
            """
        #expect(try TestRun(readingXML: Array(text.utf8)).counts.passed == 1)
    }

    @Test func `refuses what is nested too deep, too long or too much`() {
        let deep =
            String(repeating: "<testsuite>", count: 5000)
            + String(repeating: "</testsuite>", count: 5000)
        #expect(Self.code(deep) == .tooDeep)
        #expect(Self.code(Self.report, limits: XMLLimits(bytes: 40)) == .tooLarge)
        #expect(Self.code(Self.report, limits: XMLLimits(elements: 2)) == .tooMany)
        let wide = (0..<2000).map { " a\($0)=\"\"" }.joined()
        #expect(Self.code("<testsuite\(wide)></testsuite>") == .tooMany)
        let long = String(repeating: "x", count: 1 << 17)
        let limits = XMLLimits(markup: 1 << 15)
        #expect(Self.code("<testsuite name=\"\(long)\"></testsuite>", limits: limits) == .tooLarge)
        #expect(Self.code("<!-- \(long) --><testsuite></testsuite>", limits: limits) == .tooLarge)
    }

    @Test func `a report that is cut at any byte is an error, and never a shorter report`() {
        let bytes = Array(Self.report.utf8)
        for length in 0..<(bytes.count - 1) {
            #expect(Self.code(Array(bytes[..<length])) != nil, "cut at \(length)")
        }
        #expect(Self.code(bytes) == nil)
    }

    @Test func `says on which line a report is damaged`() {
        let text = "<testsuite>\n<testcase name=\"a\"/>\n<testcase name=\"b\" <</testsuite>"
        do throws(ReportError) {
            _ = try TestRun(readingXML: Array(text.utf8))
            Issue.record("it was read")
        } catch {
            #expect(error.code == .malformed)
            #expect(error.line == 3)
        }
    }

    @Test func `refuses bytes that are not in the encoding that the document says`() {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><testsuite><testcase name=\""
        let name = Array(head.utf8) + [0xC3, 0x28, 0xFF] + Array("\"/></testsuite>".utf8)
        #expect(Self.code(name) == .malformed)
        let text =
            Array("\(head)t\"><failure>".utf8) + [0xE9, 0x74]
            + Array("</failure></testcase></testsuite>".utf8)
        #expect(Self.code(text) == .malformed)
    }

    @Test(arguments: ["none-such", "UTF-7", "ISO-2022-JP", "IBM037", "UTF-16"])
    func `refuses an encoding that is not known, or is not that of the text`(name: String) {
        let text = "<?xml version=\"1.0\" encoding=\"\(name)\"?><testsuite></testsuite>"
        #expect(Self.code(text) == .malformed)
    }

    @Test func `reads other encodings that a document says, or shows by its first bytes`() throws {
        let latin =
            Array(
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><testsuite><testcase name=\"".utf8)
            + [0xE9] + Array("\"/></testsuite>".utf8)
        #expect(try TestRun(readingXML: latin).tests.first?.id == "::é")
        let wide: [UInt8] =
            [0xFF, 0xFE]
            + "<testsuite><testcase name=\"é\"/></testsuite>".utf16.flatMap {
                [UInt8($0 & 0xFF), UInt8($0 >> 8)]
            }
        #expect(try TestRun(readingXML: wide).tests.first?.id == "::é")
        let marked = [0xEF, 0xBB, 0xBF] + Array(Self.report.utf8)
        #expect(try TestRun(readingXML: marked).counts.total == 2)
    }

    @Test(arguments: ["", "no markup at all", "<html><body/></html>", "{\"a\": 1}", "\u{0}\u{0}"])
    func `refuses what is no report`(text: String) {
        #expect(Self.code(text) != nil)
    }

    @Test func `keeps no more than a part of an endless message`() throws {
        let text =
            "<testsuite><testcase name=\"t\"><failure>"
            + String(repeating: "line of output\n", count: 200_000)
            + "</failure></testcase></testsuite>"
        let run = try TestRun(readingXML: Array(text.utf8))
        #expect((run.tests.first?.message?.utf8.count ?? 0) <= 8192)
        #expect(run.counts.failed == 1)
    }

    @Test func `leaves out characters that XML does not allow, and says how many`() throws {
        let text = """
            <testsuite><testcase classname="c" name="a\u{1B}[31m&#27;[0m"><failure message="m\u{1}">\
            x\u{0}\u{8}y&#0;</failure></testcase>\
            <testcase name="b"><error><![CDATA[\u{1B}[1mred &#27; <b> ]] ]]]]><![CDATA[> end]]></error>\
            </testcase></testsuite>
            """
        let run = try TestRun(readingXML: Array(text.utf8))
        #expect(run.tests.map(\.id) == ["c::a[31m[0m", "::b"])
        #expect(run.tests.map(\.message) == ["m", "[1mred &#27; <b> ]] ]]> end"])
        #expect(run.tests.first?.output == "xy")
        #expect(run.warnings == ["characters that XML does not allow were left out: 7"])
    }

    @Test func `reads documents that follow one another, with other text around them`() throws {
        let text = """
            + cat a.xml <b> 3 < 4
            <?xml version="1.0"?>
            <testsuite name="a"><testcase name="one"/></testsuite>
            <?xml version="1.0"?>
            <!DOCTYPE testsuites [<!-- don't --><!ELEMENT testsuites ANY>]>
            <testsuites><testsuite><testcase name="two"><failure><![CDATA[<?xml?></testsuites>]]>\
            </failure></testcase></testsuite></testsuites><testsuite/><x:testsuite xmlns:x="u">\
            <testcase name="three"/></x:testsuite>
            Results are in <file>, see <?xml-viewer?>
            """
        let run = try TestRun(readingXML: Array(text.utf8))
        #expect(run.tests.map(\.id) == ["::one", "::two", "::three"])
        #expect(run.warnings.contains("documents that follow one another: 4"))
        #expect(Self.code(Self.report + Self.report.dropLast(5)) == .truncated)
    }

    @Test func `the pieces in which a text comes make no difference, whatever stands around`()
        throws
    {
        let text = """
            noise <\u{1}testsuite name="a"><testcase name="one"><failure><![CDATA[]]]>x]]></failure>\
            </testcase></testsuite> noise <testsuite><testcase name="&lt;é"/></testsuite>
            """
        let bytes = Array(text.utf8)
        let whole = try? TestRun(readingXML: bytes)
        for size in [1, 2, 3, 5, 64] {
            var reader = XMLTestReportReader()
            var run: TestRun?
            do throws(ReportError) {
                for start in stride(from: 0, to: bytes.count, by: size) {
                    try reader.read(Array(bytes[start..<min(bytes.count, start + size)]).span)
                }
                run = try reader.finish()
            } catch {}
            #expect(run == whole, "in pieces of \(size)")
        }
    }

    @Test func `counts of a hostile coverage report stay within their bounds`() throws {
        let text = """
            <coverage line-rate="1"><class filename="a.py"><lines>
            <line number="99999999999999999999" hits="1"/><line number="-4" hits="1"/>
            <line number="3" hits="-9"/><line number="4" hits="99999999999999999999"/>
            <line number="5" hits="1" condition-coverage="900% (9/1)"/>
            <line number="6" hits="1" condition-coverage="x (1/99999999999999)"/>
            </lines></class></coverage>
            """
        let report = try CoverageReport(readingXML: Array(text.utf8))
        let file = try #require(report.files.first)
        #expect(file.lines.map(\.number) == [3, 4, 5, 6])
        #expect(report.measure(.lines) == CoverageMeasure(covered: 3, total: 4))
        #expect(report.measure(.branches) == CoverageMeasure(covered: 1, total: 1))
    }
}
