import TaskSynthCore

extension LanguageRules {
    static let python = LanguageRules(
        language: .python, grammar: "python",
        definitions: [
            DefinitionRule(
                node: "function_definition", kind: .function, kindInType: .method),
            DefinitionRule(node: "class_definition", kind: .class),
            DefinitionRule(
                node: "assignment", kind: .constant, name: .field("left"), kindInType: .property,
                bodies: ["right"], isOutsideOfFunctions: true),
            DefinitionRule(
                node: "type_alias_statement", kind: .typeAlias, name: .child(["type"]),
                isOutsideOfFunctions: true),
        ],
        strings: ["string"], interpolations: ["interpolation"], numbers: ["integer", "float"],
        imports: ["import_statement", "import_from_statement", "future_import_statement"],
        wrappers: ["decorated_definition"],
        decisions: [
            "if_statement", "elif_clause", "for_statement", "while_statement", "except_clause",
            "conditional_expression", "for_in_clause", "if_clause", "boolean_operator",
            "case_clause",
        ],
        visibility: .underscore,
        tests: TestRules(
            functionPrefixes: ["test_"], bases: ["TestCase"], classPrefixes: ["Test"]),
        endsWithCode: true, hasDocumentationStrings: true)

    static let ruby = LanguageRules(
        language: .ruby, grammar: "ruby", separator: "::",
        definitions: [
            DefinitionRule(node: "module", kind: .module),
            DefinitionRule(node: "class", kind: .class),
            DefinitionRule(node: "method", kind: .function, kindInType: .method),
            DefinitionRule(node: "singleton_method", kind: .function, kindInType: .method),
            DefinitionRule(
                node: "assignment", kind: .constant, name: .assigned("left"),
                bodies: ["right"],
                need: .init(field: "left", kinds: ["constant"]), isOutsideOfFunctions: true),
        ],
        calls: [
            CallRule(
                node: "call", function: "method",
                names: [
                    "describe": .test, "context": .test, "it": .test, "specify": .test,
                    "test": .test, "should": .test, "feature": .test, "scenario": .test,
                ])
        ],
        strings: [
            "string", "heredoc_body", "regex", "symbol_array", "string_array", "subshell",
            "simple_symbol", "delimited_symbol", "chained_string",
        ],
        interpolations: ["interpolation"], numbers: ["integer", "float", "rational", "complex"],
        identifiers: ["identifier", "constant", "instance_variable", "class_variable"],
        importCalls: ["require ", "require_relative ", "require(", "load ", "autoload "],
        sections: ["identifier"],
        decisions: [
            "if", "elsif", "unless", "while", "until", "for", "when", "rescue", "if_modifier",
            "unless_modifier", "while_modifier", "until_modifier", "conditional", "in_clause",
            "rescue_modifier",
        ],
        decisionTokens: ["&&", "||", "and", "or"], visibility: .sections,
        tests: TestRules(
            functionPrefixes: ["test_"], needsTestClass: true,
            bases: ["Test", "TestCase", "Spec"]),
        headerEnds: ["parameters", "superclass", "name"])

    static let php = LanguageRules(
        language: .php, grammar: "php", separator: "::",
        definitions: [
            DefinitionRule(
                node: "namespace_definition", kind: .module,
                need: .init(field: "body", kinds: ["compound_statement"])),
            DefinitionRule(node: "class_declaration", kind: .class),
            DefinitionRule(node: "interface_declaration", kind: .interface),
            DefinitionRule(node: "trait_declaration", kind: .trait),
            DefinitionRule(node: "enum_declaration", kind: .enum),
            DefinitionRule(node: "method_declaration", kind: .method),
            DefinitionRule(node: "function_definition", kind: .function),
            DefinitionRule(
                node: "const_element", kind: .constant, name: .child(["name"]),
                isOutsideOfFunctions: true),
            DefinitionRule(
                node: "property_element", kind: .property, name: .child(["variable_name"]),
                isOutsideOfFunctions: true),
        ],
        calls: [
            CallRule(
                node: "function_call_expression", function: "function",
                names: ["it": .test, "test": .test, "describe": .test])
        ],
        strings: ["string", "encapsed_string", "heredoc", "nowdoc", "shell_command_expression"],
        numbers: ["integer", "float"], identifiers: ["name", "variable_name"],
        imports: ["namespace_use_declaration"],
        wrappers: ["const_declaration", "property_declaration"],
        decisions: [
            "if_statement", "else_if_clause", "for_statement", "foreach_statement",
            "while_statement", "do_statement", "case_statement", "catch_clause",
            "conditional_expression", "match_conditional_expression",
        ],
        decisionTokens: ["&&", "||", "and", "or", "xor", "??"],
        visibility: .modifiers(
            public: ["public", "protected"], private: ["private"], otherwise: true),
        tests: TestRules(
            annotations: ["Test"], functionPrefixes: ["test"], needsTestClass: true,
            bases: ["TestCase", "Test"]))

    static let bash = LanguageRules(
        language: .bash, grammar: "bash",
        definitions: [DefinitionRule(node: "function_definition", kind: .function)],
        strings: ["string", "raw_string", "ansi_c_string", "heredoc_body"],
        interpolations: ["command_substitution", "expansion"],
        identifiers: ["word", "variable_name"],
        decisions: [
            "if_statement", "elif_clause", "for_statement", "c_style_for_statement",
            "while_statement", "case_item",
        ],
        decisionTokens: ["&&", "||"], visibility: .everybody,
        tests: TestRules(functionPrefixes: ["test_"]))

    static let elixir = LanguageRules(
        language: .elixir, grammar: "elixir", definitions: [],
        calls: [
            CallRule(
                node: "call", function: "target",
                names: [
                    "defmodule": .module, "defprotocol": .protocol, "defimpl": .extension,
                    "def": .function, "defp": .function, "defmacro": .macro, "defmacrop": .macro,
                    "defguard": .macro, "defguardp": .macro, "defdelegate": .function,
                    "test": .test, "describe": .test, "property": .test,
                ])
        ],
        strings: ["string", "charlist", "sigil", "quoted_atom"], interpolations: ["interpolation"],
        numbers: ["integer", "float", "char", "atom"], identifiers: ["identifier", "alias"],
        importCalls: ["import ", "alias ", "require ", "use "], attributes: ["unary_operator"],
        decisions: ["stab_clause"], decisionTokens: ["&&", "||", "and", "or"],
        visibility: .modifiers(
            public: [], private: ["defp", "defmacrop", "defguardp"], otherwise: true))
}
