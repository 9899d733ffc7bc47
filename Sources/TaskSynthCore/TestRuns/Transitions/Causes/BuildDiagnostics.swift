/// Collects the lines of a log in which compilers, linkers and loaders state errors.
///
/// A line is looked at where it has a colon; what stands before it decides: `…error:`, an error
/// with a code, or a file with line and column, as Go and others write it.
struct BuildDiagnostics: Sendable {
    /// How many lines are kept.
    private static let maximumLines = 40
    /// How much of a line is kept, in bytes.
    private static let maximumLength = 400

    /// The lines, in order.
    private(set) var lines: [String] = []
    /// Whether a runner says that something it was to test was not built.
    private(set) var showsBuildFailure = false

    /// Looks at the next line of a log.
    mutating func read(_ line: Span<UInt8>) {
        // Go says so of each package.
        if line.count > 14, line.hasPrefix("[build failed]", at: line.count - 14) {
            showsBuildFailure = true
        }
        // Perl says so in the words of a sentence.
        let isOfPerl = Self.isOfPerl(line)
        if isOfPerl { showsBuildFailure = true }
        guard lines.count < Self.maximumLines, isOfPerl || Self.statesError(line) else { return }
        var start = 0
        while start < line.count, line[start] == 0x20 || line[start] == 0x09 { start += 1 }
        let end = min(line.count, start + Self.maximumLength)
        lines.append(String(decoding: line, in: start..<end))
    }

    /// Whether a line is the last one of a program of Perl that lacks a module or a function.
    private static func isOfPerl(_ line: Span<UInt8>) -> Bool {
        line.hasPrefix("Can't locate ", at: 0) || line.hasPrefix("Undefined subroutine &", at: 0)
    }

    private static func statesError(_ line: Span<UInt8>) -> Bool {
        var from = 0
        while let colon = line.firstIndex(of: UInt8(ascii: ":"), from: from) {
            if colon >= 4, line.hasPrefix("rror", at: colon - 4) { return true }
            if isCode(line, before: colon) || isPlace(line, before: colon)
                || isJavaPlace(line, at: colon)
            {
                return true
            }
            from = colon + 1
        }
        return false
    }

    /// Whether `error CS0103` or `error[E0425]` ends before a colon.
    private static func isCode(_ line: Span<UInt8>, before colon: Int) -> Bool {
        var start = colon
        while start > 0, colon - start < 12 {
            start -= 1
            if line[start] == UInt8(ascii: " ") || line[start] == UInt8(ascii: "[") {
                return start >= 4 && line.hasPrefix("rror", at: start - 4)
            }
        }
        return false
    }

    /// Whether `file.go:5:9` ends before a colon that a blank follows.
    private static func isPlace(_ line: Span<UInt8>, before colon: Int) -> Bool {
        guard colon + 1 < line.count, line[colon + 1] == UInt8(ascii: " "),
            let column = digits(line, before: colon), line[column] == UInt8(ascii: ":"),
            let row = digits(line, before: column), line[row] == UInt8(ascii: ":")
        else { return false }
        var start = row
        while start > 0, row - start < 8 {
            start -= 1
            if line[start] == UInt8(ascii: ".") { return row - start > 1 }
        }
        return false
    }

    /// Whether `File.java:[5,9]` begins before a colon.
    private static func isJavaPlace(_ line: Span<UInt8>, at colon: Int) -> Bool {
        colon + 2 < line.count && line[colon + 1] == UInt8(ascii: "[")
            && line[colon + 2].isASCIIDigit && colon >= 5
            && (line.hasPrefix(".java", at: colon - 5) || line.hasPrefix(".scala", at: colon - 6)
                || line.hasPrefix(".kt", at: colon - 3))
    }

    /// The place before the digits that end at a place; `nil` where there are none.
    private static func digits(_ line: Span<UInt8>, before end: Int) -> Int? {
        var start = end
        while start > 0, line[start - 1].isASCIIDigit { start -= 1 }
        return start < end && start > 0 ? start - 1 : nil
    }
}
