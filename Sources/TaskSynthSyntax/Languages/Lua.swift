import TaskSynthCore

extension LanguageRules {
    static let lua = LanguageRules(
        language: .lua, grammar: "lua",
        definitions: [
            DefinitionRule(
                node: "function_definition_statement", kind: .method, name: .assigned("name"),
                need: .init(field: "name.method", kinds: ["identifier"])),
            DefinitionRule(
                node: "function_definition_statement", kind: .function, name: .assigned("name")),
            DefinitionRule(node: "local_function_definition_statement", kind: .function),
            DefinitionRule(
                node: "local_variable_declaration", kind: .function,
                name: .assigned("variable_list"), bodies: ["expression_list.value.body"],
                need: .init(field: "expression_list.value", kinds: ["function_definition"])),
            DefinitionRule(
                node: "local_variable_declaration", kind: .constant,
                name: .children("variable_list"),
                bodies: ["expression_list"], isOutsideOfFunctions: true),
            DefinitionRule(
                node: "variable_assignment", kind: .function, name: .assigned("variable_list"),
                bodies: ["expression_list.value.body"],
                need: .init(field: "expression_list.value", kinds: ["function_definition"])),
            DefinitionRule(
                node: "field", kind: .method, name: .field("key"), bodies: ["value.body"],
                need: .init(field: "value", kinds: ["function_definition"])),
        ],
        calls: [
            CallRule(
                node: "call", function: "function",
                names: [
                    "describe": .test, "context": .test, "it": .test, "spec": .test,
                    "test": .test, "insulate": .test, "expose": .test, "pending": .test,
                ])
        ],
        comments: ["comment", "shebang"], importCalls: ["require ", "require(", "require\""],
        exports: ["return_statement"],
        decisions: [
            "if_statement", "elseif_clause", "for_numeric_statement", "for_generic_statement",
            "while_statement", "repeat_statement",
        ],
        decisionTokens: ["and", "or"], visibility: .returned,
        tests: TestRules(functionPrefixes: ["test"], needsTestClass: true, classPrefixes: ["Test"]),
        scannerNeedsRepair: true)
}
