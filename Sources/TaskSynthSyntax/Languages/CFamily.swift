import TaskSynthCore

extension LanguageRules {
    private static let typesOfC: [DefinitionRule] = [
        DefinitionRule(
            node: "struct_specifier", kind: .struct,
            need: .init(field: "body", kinds: ["field_declaration_list"])),
        DefinitionRule(
            node: "union_specifier", kind: .union,
            need: .init(field: "body", kinds: ["field_declaration_list"])),
        DefinitionRule(
            node: "enum_specifier", kind: .enum,
            need: .init(field: "body", kinds: ["enumerator_list"])),
        DefinitionRule(
            node: "type_definition", kind: .typeAlias, name: .declarator, bodies: [],
            isOutsideOfFunctions: true),
        DefinitionRule(node: "preproc_function_def", kind: .macro, bodies: ["value"]),
        DefinitionRule(node: "preproc_def", kind: .macro, bodies: ["value"]),
    ]

    private static let functionsOfC: [DefinitionRule] = [
        DefinitionRule(
            node: "function_definition", kind: .function, name: .declarator,
            kindInType: .method),
        DefinitionRule(
            node: "declaration", kind: .function, name: .declarator, kindInType: .method,
            bodies: [],
            need: .init(field: "declarator", kinds: ["function_declarator"]),
            isOutsideOfFunctions: true, isAnnouncement: true),
        DefinitionRule(
            node: "declaration", kind: .constant, name: .declarator, kindInType: .property,
            bodies: ["declarator.value"], isOutsideOfFunctions: true),
    ]

    private static let fieldsOfC: [DefinitionRule] = [
        DefinitionRule(
            node: "field_declaration", kind: .method, name: .declarator, bodies: [],
            need: .init(field: "declarator", kinds: ["function_declarator"]),
            isOutsideOfFunctions: true)
    ]

    private static let decisionsOfC = [
        "if_statement", "for_statement", "for_range_loop", "while_statement", "do_statement",
        "case_statement", "conditional_expression", "catch_clause",
    ]

    static let c = LanguageRules(
        language: .c, grammar: "c", separator: "::", definitions: typesOfC + functionsOfC,
        strings: ["string_literal", "char_literal", "system_lib_string"],
        numbers: ["number_literal"],
        identifiers: ["identifier", "field_identifier", "type_identifier"],
        imports: ["preproc_include"], conditionals: ["preproc_ifdef", "preproc_if"],
        decisions: decisionsOfC, decisionTokens: ["&&", "||"], visibility: .linkage,
        tests: TestRules(macros: ["TEST", "TEST_F", "TEST_P", "START_TEST", "Test", "UTEST"]))

    static let cPlusPlus = LanguageRules(
        language: .cPlusPlus, grammar: "cpp", separator: "::",
        definitions: typesOfC + functionsOfC + fieldsOfC + [
            DefinitionRule(
                node: "class_specifier", kind: .class,
                need: .init(field: "body", kinds: ["field_declaration_list"])),
            DefinitionRule(node: "namespace_definition", kind: .module),
            DefinitionRule(node: "alias_declaration", kind: .typeAlias, bodies: []),
            DefinitionRule(node: "concept_definition", kind: .constant),
        ],
        strings: ["string_literal", "char_literal", "system_lib_string", "raw_string_literal"],
        numbers: ["number_literal"],
        identifiers: [
            "identifier", "field_identifier", "type_identifier", "namespace_identifier",
        ],
        imports: ["preproc_include", "using_declaration"], wrappers: ["template_declaration"],
        sections: ["access_specifier"], conditionals: ["preproc_ifdef", "preproc_if"],
        decisions: decisionsOfC, decisionTokens: ["&&", "||", "and", "or"], visibility: .linkage,
        tests: TestRules(
            macros: [
                "TEST", "TEST_F", "TEST_P", "TYPED_TEST", "TEST_CASE", "SCENARIO",
                "BOOST_AUTO_TEST_CASE", "BOOST_FIXTURE_TEST_CASE", "TEST_METHOD",
                "TEST_CASE_METHOD",
            ]))

    static let objectiveC = LanguageRules(
        language: .objectiveC, grammar: "objc",
        definitions: typesOfC + functionsOfC + [
            DefinitionRule(node: "class_interface", kind: .class, isAnnouncement: true),
            DefinitionRule(node: "class_implementation", kind: .class),
            DefinitionRule(node: "category_interface", kind: .extension, isAnnouncement: true),
            DefinitionRule(node: "category_implementation", kind: .extension),
            DefinitionRule(node: "protocol_declaration", kind: .protocol),
            DefinitionRule(
                node: "method_declaration", kind: .method, name: .selector,
                isAnnouncement: true),
            DefinitionRule(node: "method_definition", kind: .method, name: .selector),
            DefinitionRule(node: "property_declaration", kind: .property, name: .declarator),
        ],
        strings: ["string_literal", "char_literal", "system_lib_string", "string_expression"],
        numbers: ["number_literal"],
        identifiers: ["identifier", "field_identifier", "type_identifier"],
        imports: ["preproc_include", "preproc_import", "module_import"],
        conditionals: ["preproc_ifdef", "preproc_if"], decisions: decisionsOfC,
        decisionTokens: ["&&", "||"], visibility: .linkage,
        tests: TestRules(
            functionPrefixes: ["test"], needsTestClass: true, bases: ["TestCase", "Tests", "Test"]))
}
