/// Names of packages that are asked for often.
///
/// A name that ends in `*` stands for all that begin so.
struct PackageNames: Sendable, ExpressibleByArrayLiteral {
    private struct Name {
        let bytes: [UInt8]
        let isStart: Bool
    }

    /// The names by their first byte.
    private var names: [UInt8: [Name]] = [:]

    init(arrayLiteral elements: String...) {
        for element in elements {
            let isStart = element.hasSuffix("*")
            let bytes = Array(isStart ? element.dropLast().utf8 : element[...].utf8)
            guard let first = bytes.first else { continue }
            names[first, default: []].append(Name(bytes: bytes, isStart: isStart))
        }
    }

    /// Whether a name is one of them.
    func contains(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first, let candidates = names[first] else { return false }
        return candidates.contains {
            $0.isStart ? name.starts(with: $0.bytes) : name.elementsEqual($0.bytes)
        }
    }
}
