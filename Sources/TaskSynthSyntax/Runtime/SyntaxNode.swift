import CTreeSitterLayout
import TaskSynthCore

/// One node of a syntax tree, which has to outlive it.
@safe
struct SyntaxNode {
    @unsafe let raw: TSNode

    @safe init(_ raw: TSNode) { unsafe self.raw = raw }
}

extension Grammar {
    /// The number of a node's kind; errors have the highest number.
    func symbol(of node: SyntaxNode) -> UInt16 { unsafe library.nodeSymbol(node.raw) }

    /// What the walk does at a node.
    func action(at node: SyntaxNode) -> NodeAction {
        let symbol = Int(symbol(of: node))
        return symbol < actions.count ? actions[symbol] : NodeAction()
    }

    func start(of node: SyntaxNode) -> Int { Int(unsafe library.nodeStart(node.raw)) }
    func end(of node: SyntaxNode) -> Int { Int(unsafe library.nodeEnd(node.raw)) }
    func range(of node: SyntaxNode) -> Range<Int> { start(of: node)..<end(of: node) }

    /// The line of a node's first byte, counted from 0.
    func startRow(of node: SyntaxNode) -> Int {
        Int(unsafe library.nodeStartPoint(node.raw).row)
    }

    /// The line of a node's last byte, counted from 0: a line feed at the end does not count.
    func endRow(of node: SyntaxNode) -> Int {
        let point = unsafe library.nodeEndPoint(node.raw)
        let first = startRow(of: node)
        return point.column == 0 ? max(first, Int(point.row) - 1) : Int(point.row)
    }

    func childCount(of node: SyntaxNode) -> Int { Int(unsafe library.nodeChildCount(node.raw)) }
    func namedChildCount(of node: SyntaxNode) -> Int {
        Int(unsafe library.nodeNamedChildCount(node.raw))
    }
    func isMissing(_ node: SyntaxNode) -> Bool { unsafe library.nodeIsMissing(node.raw) }

    func child(_ index: Int, of node: SyntaxNode) -> SyntaxNode? {
        checked(unsafe SyntaxNode(library.nodeChild(node.raw, UInt32(index))))
    }

    func namedChild(_ index: Int, of node: SyntaxNode) -> SyntaxNode? {
        checked(unsafe SyntaxNode(library.nodeNamedChild(node.raw, UInt32(index))))
    }

    /// The child in a field.
    func child(_ field: Field, of node: SyntaxNode) -> SyntaxNode? {
        child(inField: fields[field.rawValue], of: node)
    }

    /// The child in a field of the child in a field.
    func child(_ first: Field, _ second: Field, of node: SyntaxNode) -> SyntaxNode? {
        child(first, of: node).flatMap { child(second, of: $0) }
    }

    /// The node at the end of a path.
    func child(_ path: NodePath, of node: SyntaxNode) -> SyntaxNode? {
        guard !path.steps.isEmpty else { return nil }
        var current = node
        for step in path.steps {
            let next =
                switch step {
                case .field(let number): child(inField: number, of: current)
                case .kind(let kinds): firstChild(of: current, kinds: kinds)
                }
            guard let next else { return nil }
            current = next
        }
        return current
    }

    /// The first of the first children that has one of these kinds.
    func firstChild(of node: SyntaxNode, kinds: KindSet) -> SyntaxNode? {
        for index in 0..<min(childCount(of: node), 64) {
            guard let child = child(index, of: node) else { return nil }
            if kinds.contains(symbol(of: child)) { return child }
        }
        return nil
    }

    private func child(inField number: UInt16, of node: SyntaxNode) -> SyntaxNode? {
        guard number != 0 else { return nil }
        return checked(unsafe SyntaxNode(library.nodeChildByField(node.raw, number)))
    }

    private func checked(_ node: SyntaxNode) -> SyntaxNode? {
        unsafe library.nodeIsNull(node.raw) ? nil : node
    }
}

extension Grammar {
    /// The children of a node that stand in a field.
    func children(of node: SyntaxNode, inField field: UInt16) -> [SyntaxNode] {
        var cursor = unsafe library.newCursor(node.raw)
        defer { unsafe library.deleteCursor(&cursor) }
        guard unsafe library.cursorFirstChild(&cursor) else { return [] }
        var children: [SyntaxNode] = []
        repeat {
            if unsafe library.cursorField(&cursor) == field {
                children.append(SyntaxNode(unsafe library.cursorNode(&cursor)))
            }
        } while unsafe library.cursorNextSibling(&cursor)
        return children
    }
}
