/// The test frameworks of the Java world, as build files and sources name them.
enum JavaTests {
    private static let marks: [(text: String, framework: String)] = [
        ("junit-jupiter", "junit5"), ("org.junit.jupiter", "junit5"),
        ("useJUnitPlatform", "junit5"),
        ("<groupId>junit</groupId>", "junit4"), ("junit:junit", "junit4"),
        ("junit-vintage", "junit4"), ("testng", "testng"), ("spock", "spock"),
        ("kotest", "kotest"), ("kotlin-test", "kotlin-test"), ("kotlin(\"test", "kotlin-test"),
        ("scalatest", "scalatest"), ("spring-boot-starter-test", "junit5"),
    ]

    static func addFrameworks(in text: String, file: String, to toolchain: inout Toolchain) {
        for mark in marks where text.contains(mark.text) {
            toolchain.addTestFramework(mark.framework, file)
        }
    }

    /// Looks at the imports of the first tests that can be read.
    static func addFrameworks(
        ofSourcesIn folder: String, files: ProjectFiles, to toolchain: inout Toolchain
    ) {
        let marks = [
            ("org.junit.jupiter.", "junit5"), ("import org.junit.Test", "junit4"),
            ("import org.testng.", "testng"), ("import kotlin.test.", "kotlin-test"),
        ]
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        let tests = files.below(prefix).lazy.filter { isTest($0) }
        for test in tests.prefix(20) {
            guard let text = files.text(test) else { continue }
            for (mark, framework) in marks where text.contains(mark) {
                toolchain.addTestFramework(framework, test)
            }
        }
    }

    static func hasTests(in folder: String, files: ProjectFiles) -> Bool {
        files.below(folder.isEmpty ? "" : "\(folder)/").contains(where: isTest)
    }

    private static func isTest(_ path: String) -> Bool {
        (path.hasSuffix(".java") || path.hasSuffix(".kt") || path.hasSuffix(".groovy")
            || path.hasSuffix(".scala"))
            && (path.contains("/test/") || path.contains("Test/") || path.hasPrefix("test/"))
    }
}
