/// What a `Package.swift` declares: test targets, products, and targets that only tests use.
enum SwiftPackageManifest {
    private struct Target {
        var name = ""
        var path: String?
        var kind = ""
        var dependencies: [String] = []
    }

    static func read(_ bytes: [UInt8], _ found: inout ManifestFindings) {
        let (targets, shipped) = parse(bytes)
        let byName = Dictionary(targets.map { ($0.name, $0) }) { first, _ in first }
        var used: Set<String> = []
        var waiting = shipped + targets.filter { shippedKinds.contains($0.kind) }.map(\.name)
        // Without products that the reader understands nothing is known to be for tests alone.
        let knowsProducts = !waiting.isEmpty
        while let name = waiting.popLast() {
            guard used.insert(name).inserted, let target = byName[name] else { continue }
            waiting += target.dependencies
        }
        for target in targets {
            let isTest = target.kind == "testTarget"
            let place = target.path ?? (isTest ? "Tests/" : "Sources/") + target.name
            if isTest {
                found.declare(
                    String(place), .test, rule: "swift.manifest.test-target", confidence: 0.99)
            } else if used.contains(target.name) {
                found.declare(
                    String(place), .shipped, rule: "swift.manifest.product", confidence: 0.98)
            } else if knowsProducts, serves(tests: targets, target.name) {
                found.declare(
                    place, .testSupport, rule: "swift.manifest.tests-only", confidence: 0.93)
            }
        }
    }

    private static let shippedKinds: Set<String> = ["executableTarget", "macro", "plugin"]
    private static let kinds: Set<String> = shippedKinds.union([
        "target", "testTarget", "systemLibrary",
    ])

    private static func serves(tests targets: [Target], _ name: String) -> Bool {
        targets.contains { $0.kind == "testTarget" && $0.dependencies.contains(name) }
    }

    private static func parse(_ bytes: [UInt8]) -> (targets: [Target], shipped: [String]) {
        var lexer = CodeLexer(bytes, [])
        var targets: [Target] = []
        var shipped: [String] = []
        var previous: CodeLexer.Token?
        while let token = lexer.next() {
            if case .word(let range) = token,
                case .mark(UInt8(ascii: "."), _)? = previous
            {
                let kind = lexer.text(range)
                if kinds.contains(kind) {
                    targets.append(target(kind, &lexer))
                } else if kind == "library" || kind == "executable" || kind == "plugin" {
                    shipped += target(kind, &lexer).dependencies
                }
            }
            previous = token
        }
        return (targets.filter { !$0.name.isEmpty }, shipped)
    }

    /// Reads the arguments of a call: labelled strings, and the strings of lists.
    private static func target(_ kind: String, _ lexer: inout CodeLexer) -> Target {
        var target = Target()
        target.kind = kind
        var depth = 0
        var label = ""
        var lists: [String] = []
        while let token = lexer.next() {
            switch token {
            case .mark(UInt8(ascii: "("), _): depth += 1
            case .mark(UInt8(ascii: ")"), _):
                depth -= 1
                if depth <= 0 { return target }
            case .mark(UInt8(ascii: "["), _): lists.append(label)
            case .mark(UInt8(ascii: "]"), _): _ = lists.popLast()
            case .word(let range): label = lexer.text(range)
            case .text(let start):
                let text = String(
                    decoding: lexer.bytes[(start + 1)..<max(start + 1, lexer.position - 1)],
                    as: UTF8.self)
                if let list = lists.first {
                    if list == "dependencies" || list == "targets" {
                        if label != "package" { target.dependencies.append(text) }
                    }
                } else if label == "name", depth == 1 {
                    target.name = text
                } else if label == "path", depth == 1 {
                    target.path = text
                }
            case .mark: break
            }
        }
        return target
    }
}
