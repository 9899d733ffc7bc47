import TaskSynthCore

extension LanguageRules {
    static let go = LanguageRules(
        language: .go, grammar: "go",
        definitions: [
            DefinitionRule(node: "function_declaration", kind: .function),
            DefinitionRule(node: "method_declaration", kind: .method, name: .received),
            DefinitionRule(
                node: "type_spec", kind: .struct, bodies: ["type"],
                need: .init(field: "type", kinds: ["struct_type"])),
            DefinitionRule(
                node: "type_spec", kind: .interface, bodies: ["type"],
                need: .init(field: "type", kinds: ["interface_type"])),
            DefinitionRule(node: "type_spec", kind: .typeAlias, bodies: []),
            DefinitionRule(node: "type_alias", kind: .typeAlias, bodies: []),
            DefinitionRule(node: "method_spec", kind: .method, isOutsideOfFunctions: true),
            DefinitionRule(
                node: "const_spec", kind: .constant, name: .fields("name"), bodies: ["value"],
                isOutsideOfFunctions: true),
            DefinitionRule(
                node: "var_spec", kind: .property, name: .fields("name"), bodies: ["value"],
                isOutsideOfFunctions: true),
        ],
        strings: ["interpreted_string_literal", "raw_string_literal", "rune_literal"],
        numbers: ["int_literal", "float_literal", "imaginary_literal"],
        identifiers: [
            "identifier", "field_identifier", "type_identifier", "package_identifier",
            "label_name",
        ],
        imports: ["import_declaration"],
        wrappers: ["type_declaration", "const_declaration", "var_declaration"],
        decisions: [
            "if_statement", "for_statement", "expression_case", "type_case",
            "communication_case",
        ],
        decisionTokens: ["&&", "||"], visibility: .capital,
        tests: TestRules(functionPrefixes: ["Test", "Benchmark", "Fuzz", "Example"]))

    static let rust = LanguageRules(
        language: .rust, grammar: "rust", separator: "::",
        definitions: [
            DefinitionRule(node: "function_item", kind: .function, kindInType: .method),
            DefinitionRule(
                node: "function_signature_item", kind: .function, kindInType: .method),
            DefinitionRule(node: "struct_item", kind: .struct),
            DefinitionRule(node: "union_item", kind: .union),
            DefinitionRule(node: "enum_item", kind: .enum),
            DefinitionRule(node: "trait_item", kind: .trait),
            DefinitionRule(node: "impl_item", kind: .extension, name: .implementation),
            DefinitionRule(node: "mod_item", kind: .module),
            DefinitionRule(node: "macro_definition", kind: .macro, bodies: ["'{'", "'('"]),
            DefinitionRule(
                node: "const_item", kind: .constant, bodies: ["value"],
                isOutsideOfFunctions: true),
            DefinitionRule(
                node: "static_item", kind: .constant, bodies: ["value"],
                isOutsideOfFunctions: true),
            DefinitionRule(
                node: "type_item", kind: .typeAlias, bodies: [], isOutsideOfFunctions: true),
            DefinitionRule(
                node: "associated_type", kind: .typeAlias, bodies: [],
                isOutsideOfFunctions: true),
        ],
        comments: ["line_comment", "block_comment"],
        strings: ["string_literal", "raw_string_literal", "char_literal"],
        numbers: ["integer_literal", "float_literal"],
        identifiers: ["identifier", "field_identifier", "type_identifier"],
        imports: ["use_declaration", "extern_crate_declaration"],
        attributes: ["attribute_item"],
        decisions: [
            "if_expression", "while_expression", "for_expression", "match_arm",
        ],
        decisionTokens: ["&&", "||"],
        visibility: .modifiers(public: ["pub"], private: [], otherwise: false),
        tests: TestRules(annotations: ["test", "rstest", "test_case", "quickcheck", "bench"]))

    static let swift = LanguageRules(
        language: .swift, grammar: "swift",
        definitions: [
            DefinitionRule(
                node: "class_declaration", kind: .class,
                keywords: [
                    ("extension", .extension), ("struct", .struct), ("enum", .enum),
                    ("actor", .class), ("class", .class),
                ]),
            DefinitionRule(node: "protocol_declaration", kind: .protocol),
            DefinitionRule(node: "function_declaration", kind: .function, kindInType: .method),
            DefinitionRule(node: "protocol_function_declaration", kind: .method),
            DefinitionRule(
                node: "init_declaration", kind: .constructor, name: .fixed("init")),
            DefinitionRule(node: "deinit_declaration", kind: .method, name: .fixed("deinit")),
            DefinitionRule(
                node: "subscript_declaration", kind: .method, name: .fixed("subscript"),
                bodies: ["computed_property"]),
            DefinitionRule(
                node: "property_declaration", kind: .property, name: .fields("name"),
                bodies: ["value", "computed_value"], isOutsideOfFunctions: true),
            DefinitionRule(
                node: "protocol_property_declaration", kind: .property, name: .fields("name"),
                isOutsideOfFunctions: true),
            DefinitionRule(
                node: "typealias_declaration", kind: .typeAlias, bodies: [],
                isOutsideOfFunctions: true),
            DefinitionRule(
                node: "associatedtype_declaration", kind: .typeAlias, bodies: []),
            DefinitionRule(
                node: "macro_declaration", kind: .macro, name: .child(["simple_identifier"]),
                bodies: ["definition"]),
        ],
        comments: ["comment", "multiline_comment"],
        strings: [
            "line_string_literal", "multi_line_string_literal", "raw_string_literal",
            "regex_literal",
        ],
        interpolations: ["interpolated_expression"],
        numbers: ["integer_literal", "real_literal", "hex_literal", "bin_literal", "oct_literal"],
        identifiers: ["simple_identifier", "type_identifier"], imports: ["import_declaration"],
        decisions: [
            "if_statement", "guard_statement", "for_statement", "while_statement",
            "repeat_while_statement", "switch_entry", "catch_block", "ternary_expression",
            "nil_coalescing_expression",
        ],
        decisionTokens: ["&&", "||"],
        visibility: .modifiers(
            public: ["public", "open"], private: ["private", "fileprivate"], otherwise: false),
        tests: TestRules(
            annotations: ["Test", "Suite"], functionPrefixes: ["test"], needsTestClass: true,
            bases: ["TestCase", "Tests"]))
}
