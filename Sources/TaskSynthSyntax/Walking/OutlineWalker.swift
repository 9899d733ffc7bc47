import CTreeSitterLayout
import TaskSynthCore

/// Walks once over a syntax tree and collects the outline.
@safe
struct OutlineWalker {
    /// What is to be done when the walk leaves a node.
    struct Frame {
        enum Kind {
            /// Symbols of a definition end here.
            case definition(outer: Int?)
            /// The one definition inside gets the whole of the wrapper.
            case wrapper(firstSymbol: Int, start: Int, row: Int, pending: Pending)
            /// A text in quotation marks of which everything up to a place is told.
            case string(position: Int)
            /// Code inside of a text.
            case interpolation
            /// Something that belongs to the next definition.
            case attribute(firstSymbol: Int)
            /// A part of the text that is no statement of its own any more.
            case imports
            /// A part of the text that is compiled for tests alone.
            case tests(outer: TestMarker?)
        }
        var depth: Int
        var kind: Kind
        /// Whether the kind is a text in quotation marks.
        var isString = false
    }

    /// What stands right before the next definition and belongs to it.
    struct Pending {
        var documentation: Range<Int>?
        var documentationRow = 0
        var documentationEndRow = -2
        var attributeStart: Int?
        var attributeRow = 0
        var test: TestMarker?
    }

    let grammar: Grammar
    var hasError: Bool
    var symbols: [SourceSymbol] = []
    /// What each symbol adds to the qualified names of its members.
    var paths: [String] = []
    var announcements: Set<Int> = []
    var imports: [SourceRange] = []
    var tokens: [SourceToken] = []
    var errors: [SourceRange] = []
    var exported: Set<String> = []
    var hasExports = false
    var frames: [Frame] = [] {
        didSet {
            innermostDepth = frames.indices.last.map { frames[$0].depth } ?? -1
            isInString = frames.indices.last.map { frames[$0].isString } ?? false
        }
    }
    /// How deep the node of the innermost frame stands.
    private var innermostDepth = -1
    /// Whether the innermost frame is a text in quotation marks.
    private var isInString = false
    var pending = Pending() { didSet { hasPending = true } }
    /// Whether anything may stand before the next definition that belongs to it.
    var hasPending = false
    var container: Int?
    /// The innermost symbol that counts decisions.
    var callable: Int?
    /// The visibility that the current section of each open type gives, innermost last.
    var sections: [Bool] = []
    var testScope: TestMarker?
    var attributeDepth = 0
    /// Whether the grammar took a definition for a part of the attribute before it.
    var hasMisread = false
    /// Where texts begin that document what holds them.
    var documentationStrings: Set<Int> = []
    /// Where `private def … end` ends.
    var privateDefinitions: Set<Int> = []
    /// The last node of code.
    var lastToken: SyntaxNode?
    /// The line of the last byte of code, counted from 0.
    var lastTokenRow: Int { lastToken.map(grammar.endRow) ?? -1 }
    var lastTokenEnd = 0
    /// How deep the node stands that the last definition, with its wrappers, fills.
    var filledDepth = -1

    init(grammar: Grammar, hasError: Bool) {
        self.grammar = grammar
        self.hasError = hasError
    }

    /// Walks over a tree, without recursion: its depth is up to the text.
    mutating func walk(_ root: SyntaxNode, in text: Span<UInt8>) {
        let library = grammar.library
        var cursor = unsafe library.newCursor(root.raw)
        defer { unsafe library.deleteCursor(&cursor) }
        tokens.reserveCapacity(text.count / 3)
        symbols.reserveCapacity(16 + text.count / 512)
        paths.reserveCapacity(16 + text.count / 512)
        var depth = 0
        while true {
            let node = SyntaxNode(unsafe library.cursorNode(&cursor))
            if let role = enter(node, depth: depth, in: text) {
                if grammar.childCount(of: node) > 0, unsafe library.cursorFirstChild(&cursor) {
                    depth += 1
                    continue
                }
                leaf(node, role)
            }
            leave(node, depth)
            while !(unsafe library.cursorNextSibling(&cursor)) {
                guard depth > 0, unsafe library.cursorParent(&cursor) else { return }
                depth -= 1
                if innermostDepth == depth {
                    let parent = SyntaxNode(unsafe library.cursorNode(&cursor))
                    leave(parent, depth)
                }
            }
        }
    }

    /// Does what a node asks for; gives its role where the walk goes on to its children, if it has some.
    private mutating func enter(
        _ node: SyntaxNode, depth: Int, in text: Span<UInt8>
    ) -> NodeAction.Role? {
        let symbol = Int(grammar.symbol(of: node))
        guard symbol < grammar.actions.count else {
            errors.append(SourceRange(grammar.range(of: node)))
            return NodeAction.Role.none
        }
        let action = grammar.actions[symbol]
        if action.isDecision, let callable {
            symbols[callable].complexity = (symbols[callable].complexity ?? 1) + 1
        }
        if action.hasDefinitions {
            for index in grammar.definitionIndexes[symbol]
            where define(node, by: grammar.definitions[index], depth: depth, in: text) {
                return NodeAction.Role.none
            }
        }
        switch action.role {
        case .none: break
        case .identifier:
            if attributeDepth > 0, isReserved(node, in: text) { hasMisread = true }
        case .number:
            leaf(node, .number)
            return nil
        case .comment:
            token(.comment, grammar.range(of: node), node)
            comment(node, in: text)
            return nil
        case .string: return enterString(node, depth: depth) ? .string : nil
        case .interpolation: enterInterpolation(node, depth: depth)
        case .imports:
            imports.append(SourceRange(grammar.range(of: node)))
            testItem(node, in: text)
        case .wrapper:
            filledDepth = -1
            frames.append(
                Frame(
                    depth: depth,
                    kind: .wrapper(
                        firstSymbol: symbols.count, start: grammar.start(of: node),
                        row: grammar.startRow(of: node), pending: pending)))
            wrapperExports(node, in: text)
        case .attribute:
            if isDocumentation(node, in: text) {
                token(.comment, grammar.range(of: node), node)
                comment(node, in: text)
                if !text.hasPrefix("@moduledoc", at: grammar.start(of: node)) {
                    beginAttribute(node)
                }
                return nil
            }
            enterAttribute(node, depth: depth, in: text)
        case .section: section(node, in: text)
        case .conditional: conditional(node, depth: depth, in: text)
        case .exports: exports(node, depth: depth, in: text)
        case .call: if call(node, depth: depth, in: text) { return NodeAction.Role.none }
        }
        return action.role
    }

    /// Tells the token of a node without children.
    private mutating func leaf(_ node: SyntaxNode, _ role: NodeAction.Role) {
        if isInString { return }
        let kind: SourceToken.Kind =
            switch role {
            case .number: .number
            case .identifier, .section: .identifier
            case .string: .string
            default: .other
            }
        token(kind, grammar.range(of: node), node)
    }

    mutating func token(_ kind: SourceToken.Kind, _ range: Range<Int>, _ node: SyntaxNode?) {
        guard !range.isEmpty else { return }
        tokens.append(SourceToken(kind: kind, range: SourceRange(range)))
        guard kind != .comment else { return }
        if hasPending, attributeDepth == 0 { clearPending() }
        lastTokenEnd = range.upperBound
        if let node { lastToken = node }
    }

    /// Forgets what stands before the next definition.
    mutating func clearPending() {
        pending = Pending()
        hasPending = false
    }

    /// Remembers a comment that may document what follows.
    private mutating func comment(_ node: SyntaxNode, in text: Span<UInt8>) {
        let row = grammar.startRow(of: node)
        guard row > lastTokenRow || pending.attributeStart != nil else { return }
        if let documentation = pending.documentation, row <= pending.documentationEndRow + 1 {
            pending.documentation = documentation.lowerBound..<grammar.end(of: node)
        } else {
            pending.documentation = grammar.range(of: node)
            pending.documentationRow = row
        }
        pending.documentationEndRow = grammar.endRow(of: node)
    }

    private mutating func enterString(_ node: SyntaxNode, depth: Int) -> Bool {
        if documentationStrings.contains(grammar.start(of: node)) {
            tokens.append(
                SourceToken(kind: .comment, range: SourceRange(grammar.range(of: node))))
            lastToken = node
            lastTokenEnd = grammar.end(of: node)
            return false
        }
        if isInString { return true }
        if grammar.rules.interpolations.isEmpty || grammar.childCount(of: node) == 0 {
            token(.string, grammar.range(of: node), node)
            return false
        }
        frames.append(
            Frame(depth: depth, kind: .string(position: grammar.start(of: node)), isString: true))
        return true
    }

    private mutating func enterInterpolation(_ node: SyntaxNode, depth: Int) {
        guard let index = frames.indices.last, case .string(let position) = frames[index].kind
        else { return }
        token(.string, position..<max(position, grammar.start(of: node)), node)
        frames[index].kind = .string(position: grammar.end(of: node))
        frames.append(Frame(depth: depth, kind: .interpolation))
    }

    /// Ends everything that ends with a node.
    private mutating func leave(_ node: SyntaxNode, _ depth: Int) {
        while innermostDepth == depth {
            let frame = frames.removeLast()
            switch frame.kind {
            case .definition(let outer):
                if grammar.rules.endsWithCode { dropTrailingComments() }
                if hasSections(container) { _ = sections.popLast() }
                container = outer
                callable = innermostCallable(from: outer)
                filledDepth = depth
            case .wrapper(let first, let start, let row, let before):
                // What stands deeper inside is not what is wrapped.
                guard filledDepth == depth + 1 else { break }
                filledDepth = depth
                leaveWrapper(first, start, row, before)
            case .string(let position):
                token(.string, position..<max(position, grammar.end(of: node)), node)
            case .interpolation, .imports: break
            case .attribute(let first):
                attributeDepth -= 1
                if hasMisread, attributeDepth == 0 { forget(node, symbolsFrom: first) }
            case .tests(let outer): testScope = outer
            }
        }
    }

    /// Ends the innermost symbol with its last token of code: comments behind are not its own.
    private mutating func dropTrailingComments() {
        guard let container else { return }
        let start = symbols[container].range.lowerBound
        symbols[container].range = SourceRange(start..<max(start, lastTokenEnd))
        let first = symbols[container].lines.lowerBound
        symbols[container].lines = first...max(first, lastTokenRow + 1)
    }

    /// The innermost symbol from here outwards that counts decisions.
    func innermostCallable(from symbol: Int?) -> Int? {
        var current = symbol
        while let index = current {
            if symbols[index].kind.isCallable { return index }
            if symbols[index].kind.isType { return nil }
            current = symbols[index].container
        }
        return nil
    }

    /// Gives the one definition of a wrapper all of it.
    private mutating func leaveWrapper(_ first: Int, _ start: Int, _ row: Int, _ before: Pending) {
        guard first < symbols.count else { return }
        let outer = symbols[first].container
        let direct = symbols[first...].count { $0.container == outer }
        guard direct == 1 || symbols[first...].allSatisfy({ $0.range == symbols[first].range })
        else { return }
        let range = start..<max(symbols[first].range.upperBound, start)
        symbols[first].range = SourceRange(range)
        symbols[first].lines = (row + 1)...max(row + 1, symbols[first].lines.upperBound)
        symbols[first].header = SourceRange(start..<max(start, symbols[first].header.upperBound))
        symbols[first].headerLines =
            (row + 1)...max(row + 1, symbols[first].headerLines.upperBound)
        if symbols[first].documentation == nil { document(first, with: before, row: row) }
    }

    /// Gives a symbol the comment that ends right before it.
    mutating func document(_ symbol: Int, with pending: Pending, row: Int) {
        guard let documentation = pending.documentation else { return }
        let first = pending.attributeStart == nil ? row : min(row, pending.attributeRow)
        guard pending.documentationEndRow + 1 >= first else { return }
        symbols[symbol].documentation = SourceRange(documentation)
        symbols[symbol].documentationLine = pending.documentationRow + 1
    }
}
