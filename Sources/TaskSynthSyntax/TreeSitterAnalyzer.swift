internal import CTreeSitterLayout
internal import DynamicLibrary
internal import Synchronization
public import TaskSynthCore

/// Reads source text with libtree-sitter and the grammars that are on a search path.
public final class TreeSitterAnalyzer: SyntaxAnalyzer {
    /// The bounds of what is parsed.
    public struct Limits: Hashable, Sendable {
        /// The longest text that is parsed, in bytes.
        public var bytes = 4 << 20
        /// The longest time that one text may take, in milliseconds; a safety net.
        public var milliseconds = 10_000

        /// Makes the usual limits.
        public init() {}
    }

    private let library: TreeSitterLibrary
    private let path: GrammarSearchPath
    private let limits: Limits
    private let grammars = Mutex<[String: Grammar?]>([:])

    /// Opens libtree-sitter; grammars are loaded when they are needed.
    ///
    /// - Parameters:
    ///   - path: Where grammars are looked for.
    ///   - limits: The bounds of what is parsed.
    /// - Throws: `SyntaxError` where the library is not there.
    public init(
        grammars path: GrammarSearchPath, limits: Limits = Limits()
    ) throws(SyntaxError) {
        do {
            library = try TreeSitterLibrary()
        } catch {
            throw SyntaxError(reason: "\(error)")
        }
        self.path = path
        self.limits = limits
    }

    /// The languages that there are rules for, whether or not their grammars are there.
    public static var languages: [SourceLanguage] { LanguageRules.all.map(\.language) }

    /// Whether there are rules and a grammar for a language.
    public func knows(_ language: SourceLanguage) -> Bool { grammar(for: language) != nil }

    /// Parses a text and says what it defines.
    public func outline(of text: Span<UInt8>, in language: SourceLanguage) -> SourceOutline? {
        guard let grammar = grammar(for: language, text) else { return nil }
        return unsafe text.withUnsafeBufferPointer { buffer -> SourceOutline? in
            guard let tree = unsafe parse(buffer, with: grammar) else { return nil }
            defer { unsafe library.deleteTree(tree) }
            return unsafe outline(of: tree, buffer.span, grammar)
        }
    }

    /// Parses both texts; of the second one, only what the edits have touched.
    ///
    /// A text with syntax errors is parsed by itself, since how a parser recovers may depend on what
    /// it has seen before.
    public func outlines(
        of old: Span<UInt8>, and new: Span<UInt8>, edits: [SourceEdit], in language: SourceLanguage
    ) -> (old: SourceOutline?, new: SourceOutline?) {
        guard !old.isEmpty, !new.isEmpty, let grammar = grammar(for: language, old),
            self.grammar(for: language, new) != nil, !grammar.rules.scannerNeedsRepair,
            SourceEdit.explain(edits, from: old, to: new)
        else { return (outline(of: old, in: language), outline(of: new, in: language)) }
        let before = unsafe old.withUnsafeBufferPointer { unsafe parse($0, with: grammar) }
        guard let tree = unsafe before else { return (nil, outline(of: new, in: language)) }
        defer { unsafe library.deleteTree(tree) }
        let first = unsafe outline(of: tree, old, grammar)
        guard !(unsafe library.nodeHasError(library.rootNode(tree))) else {
            return (first, outline(of: new, in: language))
        }
        unsafe edit(tree, by: edits, old, new)
        let second = unsafe new.withUnsafeBufferPointer { buffer -> SourceOutline? in
            guard let edited = unsafe parse(buffer, with: grammar, after: tree) else { return nil }
            defer { unsafe library.deleteTree(edited) }
            guard !(unsafe library.nodeHasError(library.rootNode(edited))) else { return nil }
            return unsafe outline(of: edited, buffer.span, grammar)
        }
        return (first, second ?? outline(of: new, in: language))
    }

    /// Tells a tree what of its text is another one now, from the last edit to the first.
    private func edit(
        _ tree: OpaquePointer, by edits: [SourceEdit], _ old: Span<UInt8>, _ new: Span<UInt8>
    ) {
        var row = old.count(of: .lineFeed, in: 0..<old.count)
        var end = old.count
        for edit in edits.reversed() {
            row -= old.count(of: .lineFeed, in: edit.old.upperBound..<end)
            let oldEnd = TSPoint(row, columnOf: edit.old.upperBound, in: old)
            row -= old.count(of: .lineFeed, in: edit.old)
            let start = TSPoint(row, columnOf: edit.old.lowerBound, in: old)
            let newEnd = TSPoint(
                row + new.count(of: .lineFeed, in: edit.new), columnOf: edit.new.upperBound, in: new
            )
            end = edit.old.lowerBound
            var change = TSInputEdit(
                start_byte: UInt32(end), old_end_byte: UInt32(edit.old.upperBound),
                new_end_byte: UInt32(end + edit.new.count), start_point: start,
                old_end_point: oldEnd, new_end_point: newEnd)
            unsafe library.editTree(tree, &change)
        }
    }

    private func outline(
        of tree: OpaquePointer, _ text: Span<UInt8>, _ grammar: Grammar
    ) -> SourceOutline {
        let root = unsafe library.rootNode(tree)
        var walker = OutlineWalker(grammar: grammar, hasError: unsafe library.nodeHasError(root))
        walker.walk(SyntaxNode(root), in: text)
        return walker.outline(of: text)
    }

    /// The grammar for a text that is within the limits.
    private func grammar(for language: SourceLanguage, _ text: Span<UInt8>) -> Grammar? {
        // Without its opening tag, as in a part of a file, all of PHP is text outside of it.
        guard text.count <= min(limits.bytes, Int(Int32.max)), language != .php || hasTag(text)
        else { return nil }
        return grammar(for: language)
    }

    private func hasTag(_ text: Span<UInt8>) -> Bool {
        var offset = 0
        while let found = text.firstIndex(of: UInt8(ascii: "<"), from: offset) {
            if text.hasPrefix("<?", at: found) { return true }
            offset = found + 1
        }
        return false
    }

    private func parse(
        _ buffer: UnsafeBufferPointer<UInt8>, with grammar: Grammar,
        after edited: OpaquePointer? = nil
    ) -> OpaquePointer? {
        unsafe grammar.parsers.withParser { parser in
            unsafe library.setTimeout(parser, UInt64(limits.milliseconds) * 1000)
            return unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                unsafe library.parse(
                    parser, edited, characters.baseAddress, UInt32(characters.count))
            }
        }
    }

    private func grammar(for language: SourceLanguage) -> Grammar? {
        grammars.withLock { loaded in
            if let known = loaded[language.name] { return known }
            let found = LanguageRules.all.first { $0.language == language }
                .flatMap { Grammar.load($0, on: path, library: library) }
            loaded[language.name] = .some(found)
            return found
        }
    }
}

extension TSPoint {
    /// The place of an offset in a row that is known.
    fileprivate init(_ row: Int, columnOf offset: Int, in text: Span<UInt8>) {
        var start = offset
        while start > 0, text[start - 1] != .lineFeed { start -= 1 }
        self.init(row: UInt32(row), column: UInt32(offset - start))
    }
}
