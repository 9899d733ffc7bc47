/// The ids of unittest.
extension UnittestReader {
    /// The id of the test that a line names: `test_x (module.Class)` or `… (module.Class.test_x)`.
    static func identifier(
        in line: LogLine, from start: Int
    ) -> (id: String, end: Int)? {
        guard let open = line.find(" (", from: start), open > start else { return nil }
        let name = line.bytes[start..<open]
        // A name of Python, and not a line that a patch adds.
        guard let letter = name.first, letter | 0x20 >= 0x61, !name.contains(0x20) else {
            return nil
        }
        guard let close = line.bytes[open...].firstIndex(of: UInt8(ascii: ")")) else { return nil }
        let owner = line.bytes[(open + 2)..<close]
        guard !owner.isEmpty,
            owner.allSatisfy({ $0 > 0x20 && $0 != 0x3D && $0 != 0x27 && $0 != 0x2C })
        else { return nil }
        let test = String(decoding: name, as: UTF8.self)
        let scope = String(decoding: owner, as: UTF8.self)
        guard test.utf8.first.map({ $0.isASCIIDigit }) == false,
            scope.contains(".") || scope.hasPrefix("__main__") || test.hasPrefix("setUp")
                || test.hasPrefix("tearDown") || test.hasPrefix("test")
        else { return nil }
        if ["setUpClass", "tearDownClass", "setUpModule", "tearDownModule"].contains(test) {
            return ("\(test) (\(scope))", close + 1)
        }
        if scope == test || scope.hasSuffix("." + test) { return (scope, close + 1) }
        return ("\(scope).\(test)", close + 1)
    }
}
