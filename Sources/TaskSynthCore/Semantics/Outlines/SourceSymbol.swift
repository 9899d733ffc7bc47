/// One definition in a source text.
public struct SourceSymbol: Hashable, Sendable {
    /// Its own name, as the text has it.
    public var name: String
    /// The names of its containers and its own, joined as the language joins them.
    public var qualifiedName: String
    /// What it defines.
    public var kind: SymbolKind
    /// The whole definition: attributes, decorators and modifiers to the end of the body.
    public var range: SourceRange
    /// The lines of the whole definition, counted from 1.
    public var lines: ClosedRange<Int>
    /// The part before the body: what a caller sees.
    public var header: SourceRange
    /// The lines of the header, counted from 1.
    public var headerLines: ClosedRange<Int>
    /// The comment or string right at the definition that documents it.
    public var documentation: SourceRange?
    /// The line of the first documentation comment before the definition, where there is one.
    public var documentationLine: Int?
    /// Whether code outside of the module may use it, by the language's own rule.
    public var isPublic: Bool
    /// Why it is there for tests alone, where it is.
    public var test: TestMarker?
    /// The innermost symbol around it, as an index into the outline's symbols.
    public var container: Int?
    /// The number of parameters, for what takes some.
    public var parameterCount: Int?
    /// McCabe's number, 1 and one for each decision, without nested definitions that have their own.
    public var complexity: Int?

    /// Makes a symbol.
    public init(
        name: String, qualifiedName: String, kind: SymbolKind, range: SourceRange,
        lines: ClosedRange<Int>, header: SourceRange, headerLines: ClosedRange<Int>,
        documentation: SourceRange? = nil, documentationLine: Int? = nil, isPublic: Bool = true,
        test: TestMarker? = nil, container: Int? = nil, parameterCount: Int? = nil,
        complexity: Int? = nil
    ) {
        self.name = name
        self.qualifiedName = qualifiedName
        self.kind = kind
        self.range = range
        self.lines = lines
        self.header = header
        self.headerLines = headerLines
        self.documentation = documentation
        self.documentationLine = documentationLine
        self.isPublic = isPublic
        self.test = test
        self.container = container
        self.parameterCount = parameterCount
        self.complexity = complexity
    }
}

extension SourceSymbol {
    /// Whether it is there for tests alone.
    public var isTest: Bool { test != nil }
}
