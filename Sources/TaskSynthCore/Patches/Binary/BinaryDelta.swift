/// The deltas of git: what to copy of a source, and what to put between.
enum BinaryDelta {
    /// Makes the target from its source; `nil` where the delta is damaged or not for this source.
    static func apply(_ delta: Span<UInt8>, to source: Span<UInt8>) -> [UInt8]? {
        var index = 0
        guard size(delta, &index) == source.count, let count = size(delta, &index) else {
            return nil
        }
        var target: [UInt8] = []
        // A size is believed only as far as the commands could fill it.
        target.reserveCapacity(min(count, 1 << 24))
        while index < delta.count {
            let command = delta[index]
            index += 1
            if command & 0x80 != 0 {
                guard let range = copyRange(delta, &index, command),
                    range.upperBound <= source.count,
                    target.count + range.count <= count
                else { return nil }
                target += [UInt8](copying: source, in: range)
            } else {
                let length = Int(command)
                guard length > 0, index + length <= delta.count, target.count + length <= count
                else { return nil }
                target += [UInt8](copying: delta, in: index..<index + length)
                index += length
            }
        }
        return target.count == count ? target : nil
    }

    private static func size(_ delta: Span<UInt8>, _ index: inout Int) -> Int? {
        var value = 0
        var shift = 0
        while index < delta.count, shift < 49 {
            let byte = delta[index]
            index += 1
            value |= Int(byte & 0x7F) << shift
            shift += 7
            if byte & 0x80 == 0 { return value }
        }
        return nil
    }

    private static func copyRange(
        _ delta: Span<UInt8>, _ index: inout Int, _ command: UInt8
    ) -> Range<Int>? {
        var offset = 0
        var length = 0
        for bit in 0..<7 where command & 1 << UInt8(bit) != 0 {
            guard index < delta.count else { return nil }
            if bit < 4 {
                offset |= Int(delta[index]) << (8 * bit)
            } else {
                length |= Int(delta[index]) << (8 * (bit - 4))
            }
            index += 1
        }
        if length == 0 { length = 0x10000 }
        return offset..<offset + length
    }
}
