import DynamicLibrary
import TaskSynthCore

/// One grammar that is loaded, with the rules of its language translated to the grammar's numbers.
@safe
final class Grammar: Sendable {
    let rules: LanguageRules
    let library: TreeSitterLibrary
    /// What to do at a node, by the number of its kind.
    let actions: [NodeAction]
    private let fields: [String: UInt16]
    private let kinds: [String: [UInt16]]
    private let named: [Bool]
    private let address: UInt

    /// The language as libtree-sitter wants it.
    @unsafe var language: OpaquePointer? { unsafe OpaquePointer(bitPattern: address) }

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
        address = UInt(bitPattern: language)
        let count = Int(unsafe library.languageSymbolCount(language))
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
            actions[symbol] = NodeAction(for: name, isNamed: isNamed, in: rules)
            kinds[isNamed ? name : "'\(name)'", default: []].append(UInt16(symbol))
        }
        self.actions = actions
        self.kinds = kinds
        self.named = named
        var fields: [String: UInt16] = [:]
        for name in rules.fieldNames {
            var text = name
            let number = text.withUTF8 { buffer in
                unsafe buffer.withMemoryRebound(to: CChar.self) {
                    unsafe library.languageField(language, $0.baseAddress, UInt32($0.count))
                }
            }
            if number != 0 { fields[name] = number }
        }
        self.fields = fields
    }

    /// Whether the library understands the grammar.
    private static func isUsable(
        _ language: OpaquePointer, _ library: TreeSitterLibrary
    ) -> Bool {
        let parser = unsafe library.newParser()
        defer { unsafe library.deleteParser(parser) }
        return unsafe library.setLanguage(parser, language)
    }

    /// The number of a field.
    func field(_ name: String) -> UInt16? { fields[name] }

    /// Whether a kind of node is more than a token of its own text.
    func isNamed(_ symbol: UInt16) -> Bool { Int(symbol) < named.count && named[Int(symbol)] }

    /// Whether a kind of node has a name.
    func isKind(_ symbol: UInt16, _ name: String) -> Bool { kinds[name]?.contains(symbol) == true }

    /// Whether a kind of node has one of these names; a token's name stands in apostrophes.
    func isKind(_ symbol: UInt16, _ names: [String]) -> Bool {
        names.contains { kinds[$0]?.contains(symbol) == true }
    }
}
