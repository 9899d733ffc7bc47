import TaskSynthCore

extension LanguageRules {
    private static let functions = [
        "function", "function_expression", "arrow_function", "generator_function",
    ]

    private static let testCalls = [
        CallRule(
            node: "call_expression", function: "function",
            names: [
                "describe": .test, "suite": .test, "context": .test, "it": .test, "test": .test,
                "specify": .test, "xit": .test, "xdescribe": .test, "fit": .test,
                "fdescribe": .test, "bench": .test,
            ])
    ]

    private static let common: [DefinitionRule] = [
        DefinitionRule(node: "function_declaration", kind: .function),
        DefinitionRule(node: "generator_function_declaration", kind: .function),
        DefinitionRule(node: "class_declaration", kind: .class),
        DefinitionRule(node: "method_definition", kind: .method),
        DefinitionRule(
            node: "variable_declarator", kind: .function, bodies: ["value.body"],
            need: .init(field: "value", kinds: functions)),
        DefinitionRule(
            node: "variable_declarator", kind: .class, bodies: ["value.body"],
            need: .init(field: "value", kinds: ["class"])),
        DefinitionRule(
            node: "variable_declarator", kind: .constant, bodies: ["value"],
            isOutsideOfFunctions: true),
        DefinitionRule(
            node: "assignment_expression", kind: .function, name: .assigned("left"),
            bodies: ["right.body"], need: .init(field: "right", kinds: functions)),
        DefinitionRule(
            node: "pair", kind: .method, name: .field("key"), bodies: ["value.body"],
            need: .init(field: "value", kinds: functions)),
    ]

    private static let fields: [DefinitionRule] = [
        DefinitionRule(
            node: "field_definition", kind: .method, name: .field("property"),
            bodies: ["value.body"],
            need: .init(field: "value", kinds: functions)),
        DefinitionRule(
            node: "field_definition", kind: .property, name: .field("property"),
            bodies: ["value"]),
    ]

    private static let typed: [DefinitionRule] = [
        DefinitionRule(node: "abstract_class_declaration", kind: .class),
        DefinitionRule(node: "interface_declaration", kind: .interface),
        DefinitionRule(node: "type_alias_declaration", kind: .typeAlias, bodies: []),
        DefinitionRule(node: "enum_declaration", kind: .enum),
        DefinitionRule(node: "module", kind: .module),
        DefinitionRule(node: "internal_module", kind: .module),
        DefinitionRule(node: "function_signature", kind: .function, isAnnouncement: true),
        DefinitionRule(node: "method_signature", kind: .method, isAnnouncement: true),
        DefinitionRule(node: "abstract_method_signature", kind: .method),
        DefinitionRule(node: "property_signature", kind: .property, isOutsideOfFunctions: true),
        DefinitionRule(
            node: "public_field_definition", kind: .method, bodies: ["value.body"],
            need: .init(field: "value", kinds: functions)),
        DefinitionRule(node: "public_field_definition", kind: .property, bodies: ["value"]),
    ]

    private static func ecmaScript(
        _ language: SourceLanguage, _ grammar: String, _ definitions: [DefinitionRule]
    ) -> LanguageRules {
        LanguageRules(
            language: language, grammar: grammar, definitions: common + definitions,
            calls: testCalls, comments: ["comment", "html_comment", "hash_bang_line"],
            strings: ["string", "template_string", "regex", "jsx_text"],
            interpolations: ["template_substitution"],
            identifiers: [
                "identifier", "property_identifier", "private_property_identifier",
                "type_identifier", "shorthand_property_identifier",
                "shorthand_property_identifier_pattern", "statement_identifier",
            ],
            imports: ["import_statement", "import_alias"], importCalls: ["require("],
            wrappers: [
                "export_statement", "lexical_declaration", "variable_declaration",
                "ambient_declaration", "expression_statement",
            ],
            attributes: ["decorator"], conditionals: ["if_statement"],
            exports: ["export_clause", "export_specifier"],
            decisions: [
                "if_statement", "for_statement", "for_in_statement", "while_statement",
                "do_statement", "switch_case", "catch_clause", "ternary_expression",
            ],
            decisionTokens: ["&&", "||", "??"], visibility: .exports)
    }

    static let javaScript = ecmaScript(.javaScript, "javascript", fields)
    static let jsx = ecmaScript(.jsx, "javascript", fields)
    static let typeScript = ecmaScript(.typeScript, "typescript", typed)
    static let tsx = ecmaScript(.tsx, "tsx", typed)
}
