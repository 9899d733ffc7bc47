/// A pattern for paths, as `.gitignore` has them.
public struct GlobPattern: Hashable, Sendable {
    /// The pattern as written.
    public let text: String
    private let bytes: [UInt8]

    /// Makes a pattern.
    public init(_ text: String) {
        self.text = text
        var bytes = Array(text.utf8)
        let isAnchored = bytes.dropLast().contains(UInt8(ascii: "/"))
        if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
        if !isAnchored { bytes = Array("**/".utf8) + bytes }
        if bytes.last == UInt8(ascii: "/") { bytes += Array("**".utf8) }
        self.bytes = bytes
    }

    /// Whether a path fits.
    ///
    /// - Complexity: O(*n* · *m*) for a path of *n* and a pattern of *m* bytes.
    public func matches(_ path: String) -> Bool {
        let path = Array(path.utf8)
        // Row by row over the pattern: which lengths of the path fit so far.
        var fits = [Bool](repeating: false, count: path.count + 1)
        fits[0] = true
        var index = 0
        while index < bytes.count {
            let token = token(at: index)
            fits = step(token, over: path, from: fits)
            index += token.length
        }
        return fits[path.count]
    }

    private enum Token {
        case folders
        case everything
        case name
        case one
        case set(Range<Int>, isNegated: Bool)
        case byte(UInt8, length: Int)

        var length: Int {
            switch self {
            case .folders: 3
            case .everything: 2
            case .name, .one: 1
            case .set(let range, let isNegated): range.count + (isNegated ? 3 : 2)
            case .byte(_, let length): length
            }
        }
    }

    private func token(at index: Int) -> Token {
        let byte = bytes[index]
        let next = index + 1 < bytes.count ? bytes[index + 1] : nil
        switch byte {
        case UInt8(ascii: "*") where next == byte:
            let isFolder = index + 2 < bytes.count && bytes[index + 2] == UInt8(ascii: "/")
            return isFolder ? .folders : .everything
        case UInt8(ascii: "*"): return .name
        case UInt8(ascii: "?"): return .one
        case UInt8(ascii: "\\"):
            guard let next else { return .byte(byte, length: 1) }
            return .byte(next, length: 2)
        case UInt8(ascii: "["):
            let isNegated = next == UInt8(ascii: "!") || next == UInt8(ascii: "^")
            let start = index + (isNegated ? 2 : 1)
            guard start < bytes.count,
                let end = bytes[start...].dropFirst().firstIndex(of: UInt8(ascii: "]"))
            else { return .byte(byte, length: 1) }
            return .set(start..<end, isNegated: isNegated)
        default: return .byte(byte, length: 1)
        }
    }

    private func step(_ token: Token, over path: [UInt8], from fits: [Bool]) -> [Bool] {
        let slash = UInt8(ascii: "/")
        var result = [Bool](repeating: false, count: fits.count)
        var isOpen = false
        for length in 0..<fits.count {
            let byte = length < path.count ? path[length] : nil
            switch token {
            case .everything:
                isOpen = isOpen || fits[length]
                result[length] = isOpen
            case .folders:
                if fits[length] { result[length] = true }
                isOpen = isOpen || fits[length]
                if isOpen, byte == slash { result[length + 1] = true }
            case .name:
                isOpen = isOpen || fits[length]
                result[length] = isOpen
                if byte == slash { isOpen = false }
            case .one:
                if fits[length], let byte, byte != slash { result[length + 1] = true }
            case .set(let range, let isNegated):
                if fits[length], let byte, byte != slash, holds(range, byte) != isNegated {
                    result[length + 1] = true
                }
            case .byte(let wanted, _):
                if fits[length], byte == wanted { result[length + 1] = true }
            }
        }
        return result
    }

    private func holds(_ range: Range<Int>, _ byte: UInt8) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            if index + 2 < range.upperBound, bytes[index + 1] == UInt8(ascii: "-") {
                if bytes[index]...max(bytes[index], bytes[index + 2]) ~= byte { return true }
                index += 3
            } else {
                if bytes[index] == byte { return true }
                index += 1
            }
        }
        return false
    }
}
