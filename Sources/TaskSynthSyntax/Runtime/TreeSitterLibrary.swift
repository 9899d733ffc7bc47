import CTreeSitterLayout
import DynamicLibrary

/// The functions of libtree-sitter that are used here, taken from the library at run time.
@safe
final class TreeSitterLibrary: Sendable {
    typealias Pointer = OpaquePointer?

    let newParser: @Sendable @convention(c) () -> Pointer
    let deleteParser: @Sendable @convention(c) (Pointer) -> Void
    let resetParser: @Sendable @convention(c) (Pointer) -> Void
    let setLanguage: @Sendable @convention(c) (Pointer, Pointer) -> Bool
    let setTimeout: @Sendable @convention(c) (Pointer, UInt64) -> Void
    let parse: @Sendable @convention(c) (Pointer, Pointer, UnsafePointer<CChar>?, UInt32) -> Pointer
    let deleteTree: @Sendable @convention(c) (Pointer) -> Void
    let editTree: @Sendable @convention(c) (Pointer, UnsafePointer<TSInputEdit>?) -> Void
    let rootNode: @Sendable @convention(c) (Pointer) -> TSNode

    let nodeSymbol: @Sendable @convention(c) (TSNode) -> UInt16
    let nodeStart: @Sendable @convention(c) (TSNode) -> UInt32
    let nodeEnd: @Sendable @convention(c) (TSNode) -> UInt32
    let nodeStartPoint: @Sendable @convention(c) (TSNode) -> TSPoint
    let nodeEndPoint: @Sendable @convention(c) (TSNode) -> TSPoint
    let nodeChildCount: @Sendable @convention(c) (TSNode) -> UInt32
    let nodeNamedChildCount: @Sendable @convention(c) (TSNode) -> UInt32
    let nodeHasError: @Sendable @convention(c) (TSNode) -> Bool
    let nodeIsMissing: @Sendable @convention(c) (TSNode) -> Bool
    let nodeIsNull: @Sendable @convention(c) (TSNode) -> Bool
    let nodeChild: @Sendable @convention(c) (TSNode, UInt32) -> TSNode
    let nodeNamedChild: @Sendable @convention(c) (TSNode, UInt32) -> TSNode
    let nodeChildByField: @Sendable @convention(c) (TSNode, UInt16) -> TSNode

    let newCursor: @Sendable @convention(c) (TSNode) -> TSTreeCursor
    let deleteCursor: @Sendable @convention(c) (UnsafeMutablePointer<TSTreeCursor>?) -> Void
    let cursorNode: @Sendable @convention(c) (UnsafePointer<TSTreeCursor>?) -> TSNode
    let cursorField: @Sendable @convention(c) (UnsafePointer<TSTreeCursor>?) -> UInt16
    let cursorFirstChild: @Sendable @convention(c) (UnsafeMutablePointer<TSTreeCursor>?) -> Bool
    let cursorNextSibling: @Sendable @convention(c) (UnsafeMutablePointer<TSTreeCursor>?) -> Bool
    let cursorParent: @Sendable @convention(c) (UnsafeMutablePointer<TSTreeCursor>?) -> Bool

    let languageSymbolCount: @Sendable @convention(c) (Pointer) -> UInt32
    let languageSymbolName: @Sendable @convention(c) (Pointer, UInt16) -> UnsafePointer<CChar>?
    let languageSymbolType: @Sendable @convention(c) (Pointer, UInt16) -> CInt
    let languageField: @Sendable @convention(c) (Pointer, UnsafePointer<CChar>?, UInt32) -> UInt16

    /// Opens the library.
    init() throws(DynamicLibraryError) {
        let library = try DynamicLibrary(
            "libtree-sitter.so.0", "libtree-sitter.so.0.25", "libtree-sitter.so.0.24",
            "libtree-sitter.so.0.23", "libtree-sitter.so", "libtree-sitter.dylib",
            advice: "Debian and Ubuntu have it in the package libtree-sitter0")
        func take<Function>(_ name: String) throws(DynamicLibraryError) -> Function {
            try unsafe library.function("ts_" + name, as: Function.self)
        }
        unsafe newParser = try take("parser_new")
        unsafe deleteParser = try take("parser_delete")
        unsafe resetParser = try take("parser_reset")
        unsafe setLanguage = try take("parser_set_language")
        unsafe setTimeout = try take("parser_set_timeout_micros")
        unsafe parse = try take("parser_parse_string")
        unsafe deleteTree = try take("tree_delete")
        unsafe editTree = try take("tree_edit")
        unsafe rootNode = try take("tree_root_node")
        unsafe nodeSymbol = try take("node_symbol")
        unsafe nodeStart = try take("node_start_byte")
        unsafe nodeEnd = try take("node_end_byte")
        unsafe nodeStartPoint = try take("node_start_point")
        unsafe nodeEndPoint = try take("node_end_point")
        unsafe nodeChildCount = try take("node_child_count")
        unsafe nodeNamedChildCount = try take("node_named_child_count")
        unsafe nodeHasError = try take("node_has_error")
        unsafe nodeIsMissing = try take("node_is_missing")
        unsafe nodeIsNull = try take("node_is_null")
        unsafe nodeChild = try take("node_child")
        unsafe nodeNamedChild = try take("node_named_child")
        unsafe nodeChildByField = try take("node_child_by_field_id")
        unsafe newCursor = try take("tree_cursor_new")
        unsafe deleteCursor = try take("tree_cursor_delete")
        unsafe cursorNode = try take("tree_cursor_current_node")
        unsafe cursorField = try take("tree_cursor_current_field_id")
        unsafe cursorFirstChild = try take("tree_cursor_goto_first_child")
        unsafe cursorNextSibling = try take("tree_cursor_goto_next_sibling")
        unsafe cursorParent = try take("tree_cursor_goto_parent")
        unsafe languageSymbolCount = try take("language_symbol_count")
        unsafe languageSymbolName = try take("language_symbol_name")
        unsafe languageSymbolType = try take("language_symbol_type")
        unsafe languageField = try take("language_field_id_for_name")
    }
}
