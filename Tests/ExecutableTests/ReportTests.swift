import Foundation
import TaskSynthCore
import TaskSynthFiles
import TaskSynthTestSupport
import Testing

/// Reports that are given to the executable as files.
@Suite struct ReportTests {
    static func lcov(_ hits: [Int]) -> String {
        "SF:tea.c\n" + hits.enumerated().map { "DA:\($0 + 1),\($1)\n" }.joined() + "end_of_record\n"
    }

    @Test func `compares coverage with that of an earlier run`() async throws {
        let folder = try Folder.temporary()
        defer { folder.remove() }
        try folder.replace([
            FolderFile(path: "before.info", text: Self.lcov([1, 0, 0, 1])),
            FolderFile(path: "after.info", text: Self.lcov([1, 1, 0, 1])),
        ])
        let run = try await Executable.run([
            "coverage", "\(folder.path)/after.info", "--since", "\(folder.path)/before.info",
        ])
        #expect(run.status == 0)
        #expect(run.output.contains("lines: 3 of 4, 75.0 %"))
        #expect(run.output.contains("lines since: 25.0 points"))
    }

    @Test func `says that a file is no report, whatever its name promises`() async throws {
        let folder = try Folder.temporary()
        defer { folder.remove() }
        try folder.replace([
            FolderFile(path: "report.json", text: "no document"),
            FolderFile(path: "report.xml", text: "no document"),
            FolderFile(path: "report.txt", text: "<Site><Testing></Testing></Site>"),
        ])
        let json = try await Executable.run(["tests", "\(folder.path)/report.json"])
        #expect(json.output.hasPrefix("unknown: unreadable"))
        #expect(try await Executable.run(["tests", "\(folder.path)/report.xml"]).status == 3)
        let text = try await Executable.run(["tests", "\(folder.path)/report.txt"])
        #expect(text.output.hasPrefix("ctest: completed"))
    }
}
