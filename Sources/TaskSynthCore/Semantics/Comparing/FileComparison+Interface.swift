extension FileComparison {
    /// Whether others can use what the file defines at all, by the language's own rule for modules.
    func mayBePublic(_ text: Span<UInt8>, _ language: SourceLanguage) -> Bool {
        let parts = path.split(separator: "/")
        switch language {
        case .c, .cPlusPlus, .objectiveC:
            // The interface is in headers.
            return Self.headerSuffixes.contains { path.hasSuffix($0) }
        case .python:
            // `_module.py` and what is in `_package` are private; `__init__.py` is the package itself.
            return !parts.contains { $0.hasPrefix("_") && !$0.hasPrefix("__") }
        case .go:
            // Nothing outside imports what is below `internal`, and nobody imports a program.
            return !parts.dropLast().contains("internal") && !isProgram(text)
        default: return true
        }
    }

    private static let headerSuffixes = [
        ".h", ".hh", ".hpp", ".hxx", ".h++", ".H", ".inl", ".ipp", ".tpp", ".cuh",
    ]

    /// Whether a text of Go has the line `package main` before anything else of its kind.
    private func isProgram(_ text: Span<UInt8>) -> Bool {
        var start = 0
        while start < text.count {
            if text.hasPrefix("package ", at: start) {
                let name = start + "package ".utf8.count
                return text.hasPrefix("main", at: name)
                    && (name + 4 == text.count || text[name + 4] <= 0x20)
            }
            start = (text.firstIndex(of: .lineFeed, from: start) ?? text.count) + 1
        }
        return false
    }
}
