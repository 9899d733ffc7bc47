import DynamicLibrary
import TaskSynthCore

/// One grammar that is loaded, with the rules of its language translated to the grammar's numbers.
@safe
final class Grammar: Sendable {
    let rules: LanguageRules
    let library: TreeSitterLibrary
    /// What to do at a node, by the number of its kind.
    let actions: [NodeAction]
    /// The rules for definitions.
    let definitions: [CompiledDefinition]
    /// The fields that a call's name and its kin stand in, by the rules for calls.
    let callNames: [NodePath]
    /// What words calls that define something begin with: the bits of their first letters.
    let callInitials: UInt64
    /// The kinds of nodes that the rules for calls are for.
    let callKinds: [KindSet]
    /// The numbers of the fields; 0 where the grammar has none of that name.
    let fields: [UInt16]
    /// The words without one of which an attribute says nothing about tests.
    let testWords: [ByteWord]
    /// Where headers end, where bodies may be missing.
    let headerEnds: [NodePath]
    /// Where the body of what a call of Elixir defines stands.
    let doBlock: [NodePath]
    /// The rules for definitions of each kind of node, as indexes.
    let definitionIndexes: [[Int]]
    /// The kinds of texts in quotation marks.
    let strings: KindSet
    /// The way to the value of a variable in a list, as in Lua.
    let listedValue: NodePath
    /// The way to the parameters of such a value.
    let listedParameters: NodePath
    private let kinds: [String: [UInt16]]
    private let named: [Bool]
    /// Its parsers.
    let parsers: ParserPool

    /// Takes a grammar from the first file that has it, or gives `nil` where none does.
    static func load(
        _ rules: LanguageRules, on path: GrammarSearchPath, library: TreeSitterLibrary
    ) -> Grammar? {
        for file in path.files(for: rules.grammar.replacing("_", with: "-")) {
            guard
                let grammars = try? DynamicLibrary(file, advice: ""),
                let make = try? unsafe grammars.function(
                    "tree_sitter_" + rules.grammar,
                    as: (@Sendable @convention(c) () -> OpaquePointer?).self),
                let original = unsafe make(),
                let language = unsafe rules.scannerNeedsRepair
                    ? ScannerRepair.repaired(original) : original,
                unsafe Self.isUsable(language, library)
            else { continue }
            return unsafe Grammar(language, rules, library)
        }
        return nil
    }

    private init(
        _ language: OpaquePointer, _ rules: LanguageRules, _ library: TreeSitterLibrary
    ) {
        self.rules = rules
        self.library = library
        parsers = ParserPool(library, language: UInt(bitPattern: language))
        let count = Int(unsafe library.languageSymbolCount(language))
        var definitionIndexes = [[Int]](repeating: [], count: count)
        var actions = [NodeAction](repeating: NodeAction(), count: count)
        var kinds: [String: [UInt16]] = [:]
        var named = [Bool](repeating: false, count: count)
        for symbol in 0..<count {
            guard let text = unsafe library.languageSymbolName(language, UInt16(symbol)) else {
                continue
            }
            let name = unsafe String(cString: text)
            let isNamed =
                unsafe library.languageSymbolType(language, UInt16(symbol)) == 0
            named[symbol] = isNamed
            if isNamed {
                definitionIndexes[symbol] = rules.definitions.indices.filter {
                    rules.definitions[$0].node == name
                }
            }
            actions[symbol] = NodeAction(for: name, isNamed: isNamed, in: rules)
            kinds[isNamed ? name : "'\(name)'", default: []].append(UInt16(symbol))
        }
        self.actions = actions
        self.definitionIndexes = definitionIndexes
        self.kinds = kinds
        self.named = named
        func field(_ name: String) -> UInt16 {
            var name = name
            return name.withUTF8 { buffer in
                unsafe buffer.withMemoryRebound(to: CChar.self) {
                    unsafe library.languageField(language, $0.baseAddress, UInt32($0.count))
                }
            }
        }
        func set(_ names: [String]) -> KindSet { KindSet(names, in: kinds, count: count) }
        func path(_ names: String) -> NodePath {
            var steps: [NodePath.Step] = []
            for name in names.split(separator: ".").map(String.init) {
                let number = field(name)
                if number != 0 {
                    steps.append(.field(number))
                } else if kinds[name] != nil {
                    steps.append(.kind(set([name])))
                } else {
                    return NodePath()
                }
            }
            return NodePath(steps: steps)
        }
        fields = Field.allCases.map { field("\($0)") }
        definitions = rules.definitions.map { rule in
            let place = rule.name.place
            return CompiledDefinition(
                rule: rule, name: place.path.map(path) ?? NodePath(), nameKinds: set(place.kinds),
                need: rule.need.map { path($0.field) } ?? NodePath(),
                needKinds: set(rule.need?.kinds ?? []),
                bodies: (rule.bodies.isEmpty ? [] : rule.bodies + ["'='"]).flatMap { name in
                    let fields = path(name)
                    let kinds = set([name])
                    return [fields, kinds.isEmpty ? NodePath() : NodePath(steps: [.kind(kinds)])]
                        .filter { !$0.steps.isEmpty }
                },
                keywords: rule.keywords.map { (set(["'\($0.token)'"]), $0.kind) })
        }
        callNames = rules.calls.map { path($0.function) }
        callInitials = rules.calls.flatMap(\.names.keys).reduce(0) { bits, word in
            bits | 1 << UInt64((word.utf8.first ?? 0) & 63)
        }
        testWords = (["test"] + rules.tests.annotations.filter { !$0.contains("test") })
            .map { ByteWord($0) }
        callKinds = rules.calls.map { set([$0.node]) }
        headerEnds = rules.headerEnds.flatMap { name in
            let kinds = set([name])
            return [path(name), kinds.isEmpty ? NodePath() : NodePath(steps: [.kind(kinds)])]
                .filter { !$0.steps.isEmpty }
        }
        doBlock = [path("do_block")]
        strings = set(rules.strings)
        listedValue = path("expression_list.value")
        listedParameters = path("expression_list.value.parameters")
    }

    /// Whether the library understands the grammar.
    private static func isUsable(
        _ language: OpaquePointer, _ library: TreeSitterLibrary
    ) -> Bool {
        let parser = unsafe library.newParser()
        defer { unsafe library.deleteParser(parser) }
        return unsafe library.setLanguage(parser, language)
    }

    /// Whether a kind of node is more than a token of its own text.
    func isNamed(_ symbol: UInt16) -> Bool { Int(symbol) < named.count && named[Int(symbol)] }

    /// Whether a kind of node has a name.
    func isKind(_ symbol: UInt16, _ name: String) -> Bool { kinds[name]?.contains(symbol) == true }

    /// Whether a kind of node has one of these names.
    func isKind(_ symbol: UInt16, _ names: [String]) -> Bool {
        names.contains { kinds[$0]?.contains(symbol) == true }
    }

    /// The first of the first children that has a kind.
    func firstChild(of node: SyntaxNode, kind name: String) -> SyntaxNode? {
        for index in 0..<min(childCount(of: node), 64) {
            guard let child = child(index, of: node) else { return nil }
            if isKind(symbol(of: child), name) { return child }
        }
        return nil
    }
}
