import TaskSynthCore

extension LanguageRules {
    static let java = LanguageRules(
        language: .java, grammar: "java",
        definitions: [
            DefinitionRule(node: "class_declaration", kind: .class),
            DefinitionRule(node: "record_declaration", kind: .class),
            DefinitionRule(node: "interface_declaration", kind: .interface),
            DefinitionRule(node: "annotation_type_declaration", kind: .interface),
            DefinitionRule(node: "enum_declaration", kind: .enum),
            DefinitionRule(node: "method_declaration", kind: .method),
            DefinitionRule(node: "annotation_type_element_declaration", kind: .method, bodies: []),
            DefinitionRule(node: "constructor_declaration", kind: .constructor),
            DefinitionRule(node: "compact_constructor_declaration", kind: .constructor),
            DefinitionRule(
                node: "variable_declarator", kind: .property, bodies: ["value"],
                isOutsideOfFunctions: true),
        ],
        comments: ["line_comment", "block_comment"],
        strings: ["string_literal", "character_literal", "text_block"],
        numbers: [
            "decimal_integer_literal", "hex_integer_literal", "octal_integer_literal",
            "binary_integer_literal", "decimal_floating_point_literal",
            "hex_floating_point_literal",
        ],
        identifiers: ["identifier", "type_identifier"],
        imports: ["import_declaration"],
        wrappers: ["field_declaration", "constant_declaration"],
        decisions: [
            "if_statement", "for_statement", "enhanced_for_statement", "while_statement",
            "do_statement", "switch_label", "catch_clause", "ternary_expression",
        ],
        decisionTokens: ["&&", "||"],
        visibility: .modifiers(
            public: ["public", "protected"], private: ["private"], otherwise: false),
        tests: TestRules(
            annotations: [
                "Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate",
                "Property",
            ], functionPrefixes: ["test"], needsTestClass: true, bases: ["TestCase"]))

    static let kotlin = LanguageRules(
        language: .kotlin, grammar: "kotlin",
        definitions: [
            DefinitionRule(
                node: "class_declaration", kind: .class,
                keywords: [("interface", .interface), ("enum", .enum), ("class", .class)]),
            DefinitionRule(node: "object_declaration", kind: .class),
            DefinitionRule(
                node: "companion_object", kind: .class, name: .child(["type_identifier"])),
            DefinitionRule(
                node: "companion_object", kind: .class, name: .fixed("Companion")),
            DefinitionRule(
                node: "function_declaration", kind: .function, name: .received,
                kindInType: .method),
            DefinitionRule(
                node: "secondary_constructor", kind: .constructor, name: .fixed("constructor")),
            DefinitionRule(
                node: "property_declaration", kind: .property,
                name: .fields("variable"), bodies: ["expression"], isOutsideOfFunctions: true),
            DefinitionRule(node: "type_alias", kind: .typeAlias, bodies: []),
        ],
        comments: ["line_comment", "multiline_comment", "shebang_line"],
        strings: ["string_literal", "character_literal"],
        interpolations: ["interpolated_expression"],
        numbers: ["integer_literal", "long_literal", "real_literal", "hex_literal"],
        identifiers: ["simple_identifier", "type_identifier"], imports: ["import_header"],
        // The grammar takes annotations of what stands outside of types for expressions.
        attributes: ["prefix_expression"], reservedWords: ["class", "interface", "object", "fun"],
        decisions: [
            "if_expression", "for_statement", "while_statement", "do_while_statement",
            "when_entry", "catch_block", "elvis_expression",
        ],
        decisionTokens: ["&&", "||"],
        visibility: .modifiers(
            public: ["public", "protected"], private: ["private", "internal"], otherwise: true),
        tests: TestRules(annotations: ["Test", "ParameterizedTest", "RepeatedTest"]))

    static let scala = LanguageRules(
        language: .scala, grammar: "scala",
        definitions: [
            DefinitionRule(node: "class_definition", kind: .class),
            DefinitionRule(node: "object_definition", kind: .class),
            DefinitionRule(node: "package_object", kind: .module),
            DefinitionRule(node: "trait_definition", kind: .trait),
            DefinitionRule(node: "enum_definition", kind: .enum),
            DefinitionRule(node: "function_definition", kind: .function, kindInType: .method),
            DefinitionRule(node: "function_declaration", kind: .function, kindInType: .method),
            DefinitionRule(
                node: "val_definition", kind: .constant, name: .field("pattern"),
                kindInType: .property, bodies: ["value"], isOutsideOfFunctions: true),
            DefinitionRule(
                node: "var_definition", kind: .property, name: .field("pattern"),
                bodies: ["value"], isOutsideOfFunctions: true),
            DefinitionRule(
                node: "type_definition", kind: .typeAlias, bodies: [],
                isOutsideOfFunctions: true),
            DefinitionRule(node: "given_definition", kind: .constant),
        ],
        calls: [
            CallRule(
                node: "call_expression", function: "function", names: ["test": .test, "it": .test])
        ],
        comments: ["comment", "block_comment"],
        strings: ["string", "character_literal", "interpolated_string_expression"],
        interpolations: ["interpolation"],
        numbers: ["integer_literal", "floating_point_literal"],
        identifiers: ["identifier", "type_identifier", "operator_identifier"],
        imports: ["import_declaration"],
        decisions: [
            "if_expression", "for_expression", "while_expression", "do_while_expression",
            "case_clause", "catch_clause", "guard",
        ],
        visibility: .modifiers(
            public: ["protected"], private: ["private"], otherwise: true),
        tests: TestRules(annotations: ["Test"]), endsWithCode: true)

    static let cSharp = LanguageRules(
        language: .cSharp, grammar: "c_sharp",
        definitions: [
            DefinitionRule(node: "namespace_declaration", kind: .module),
            DefinitionRule(
                node: "file_scoped_namespace_declaration", kind: .module, bodies: ["';'"]),
            DefinitionRule(node: "class_declaration", kind: .class),
            DefinitionRule(node: "record_declaration", kind: .class),
            DefinitionRule(node: "struct_declaration", kind: .struct),
            DefinitionRule(node: "record_struct_declaration", kind: .struct),
            DefinitionRule(node: "interface_declaration", kind: .interface),
            DefinitionRule(node: "enum_declaration", kind: .enum),
            DefinitionRule(node: "delegate_declaration", kind: .typeAlias, bodies: []),
            DefinitionRule(node: "method_declaration", kind: .method),
            DefinitionRule(node: "local_function_statement", kind: .function),
            DefinitionRule(node: "constructor_declaration", kind: .constructor),
            DefinitionRule(
                node: "destructor_declaration", kind: .method, name: .fixed("~")),
            DefinitionRule(
                node: "operator_declaration", kind: .method, name: .fixed("operator")),
            DefinitionRule(
                node: "conversion_operator_declaration", kind: .method,
                name: .fixed("operator")),
            DefinitionRule(
                node: "property_declaration", kind: .property, bodies: ["accessors", "value"]),
            DefinitionRule(
                node: "indexer_declaration", kind: .property, name: .fixed("this[]"),
                bodies: ["accessors", "value"]),
            DefinitionRule(
                node: "event_declaration", kind: .property, bodies: ["accessors"]),
            DefinitionRule(
                node: "variable_declarator", kind: .property, isOutsideOfFunctions: true),
        ],
        strings: [
            "string_literal", "verbatim_string_literal", "raw_string_literal",
            "character_literal", "interpolated_string_expression",
        ],
        interpolations: ["interpolation"], numbers: ["integer_literal", "real_literal"],
        imports: ["using_directive", "extern_alias_directive"],
        wrappers: ["field_declaration", "event_field_declaration", "variable_declaration"],
        decisions: [
            "if_statement", "for_statement", "for_each_statement", "while_statement",
            "do_statement", "case_switch_label", "case_pattern_switch_label", "catch_clause",
            "conditional_expression", "switch_expression_arm",
        ],
        decisionTokens: ["&&", "||", "??"],
        visibility: .modifiers(
            public: ["public", "protected"], private: ["private", "internal"], otherwise: false),
        tests: TestRules(
            annotations: [
                "Fact", "Theory", "Test", "TestCase", "TestMethod", "DataTestMethod",
                "TestFixture", "TestClass", "SkippableFact",
            ]))
}
