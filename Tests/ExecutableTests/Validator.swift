import Foundation
import Testing

/// The validator of JSON schemas that is not ours, by way of `scripts/check-schemas`.
enum Validator {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../scripts/check-schemas").standardizedFileURL.path

    /// Whether Python has the package that the script needs.
    static var isThere: Bool { (try? python(["-c", "import jsonschema"])) == 0 }

    /// Checks the documents of the repository, and one more.
    static func run(_ file: String) throws -> Int32 { try python([script, file]) }

    private static func python(_ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}

extension Trait where Self == ConditionTrait {
    /// Runs a test only where the validator is there, and says so where it is not.
    static var needsValidator: Self {
        .enabled(if: Validator.isThere, "Python's package jsonschema is not there")
    }
}
