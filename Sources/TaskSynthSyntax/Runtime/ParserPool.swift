import Synchronization

/// The parsers of one grammar that nobody uses now, so that not every text needs a new one.
@safe
final class ParserPool: Sendable {
    private let library: TreeSitterLibrary
    private let language: UInt
    private let idle = Mutex<[UInt]>([])

    init(_ library: TreeSitterLibrary, language: UInt) {
        self.library = library
        self.language = language
    }

    deinit {
        idle.withLock { parsers in
            for parser in parsers {
                unsafe library.deleteParser(OpaquePointer(bitPattern: parser))
            }
        }
    }

    /// Lends a parser for as long as a body runs; `nil` where the library refuses the grammar.
    func withParser<Result>(_ body: (OpaquePointer) -> Result?) -> Result? {
        guard let parser = unsafe take() else { return nil }
        defer {
            unsafe library.resetParser(parser)
            idle.withLock { $0.append(UInt(bitPattern: parser)) }
        }
        return unsafe body(parser)
    }

    /// Takes a parser whose scanner has seen nothing: Scala's keeps its state from text to text unless
    /// the grammar is set anew.
    private func take() -> OpaquePointer? {
        let parser =
            unsafe idle.withLock({ $0.popLast() })
            .map { unsafe OpaquePointer(bitPattern: $0) } ?? library.newParser()
        guard let parser = unsafe parser else { return nil }
        guard unsafe library.setLanguage(parser, OpaquePointer(bitPattern: language)) else {
            unsafe library.deleteParser(parser)
            return nil
        }
        return unsafe parser
    }
}
