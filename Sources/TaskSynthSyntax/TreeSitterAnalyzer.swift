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
        guard text.count <= limits.bytes, let grammar = grammar(for: language) else { return nil }
        // Without its opening tag, as in a part of a file, all of PHP is text outside of it.
        if language == .php, !hasTag(text) { return nil }
        return unsafe text.withUnsafeBufferPointer { buffer -> SourceOutline? in
            guard let tree = unsafe parse(buffer, with: grammar) else { return nil }
            defer { unsafe library.deleteTree(tree) }
            let root = unsafe library.rootNode(tree)
            var walker = OutlineWalker(
                grammar: grammar, hasError: unsafe library.nodeHasError(root))
            unsafe walker.walk(SyntaxNode(root), in: buffer.span)
            return walker.outline(of: unsafe buffer.span)
        }
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
        _ buffer: UnsafeBufferPointer<UInt8>, with grammar: Grammar
    ) -> OpaquePointer? {
        unsafe grammar.parsers.withParser { parser in
            unsafe library.setTimeout(parser, UInt64(limits.milliseconds) * 1000)
            return unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                unsafe library.parse(parser, nil, characters.baseAddress, UInt32(characters.count))
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
