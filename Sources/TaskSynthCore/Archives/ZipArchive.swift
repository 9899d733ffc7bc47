/// The members of a ZIP archive, found through its central directory.
struct ZipArchive {
    /// One member, still packed.
    struct Member {
        let name: String
        let method: Int
        let size: Int
        fileprivate let offset: Int
        fileprivate let packedSize: Int
    }

    let members: [Member]
    private let bytes: [UInt8]
    private let limits: TrajectoryLimits
    /// How many bytes may still be unpacked, over all members.
    private var budget: Int

    /// Opens an archive.
    ///
    /// - Returns: `nil` where the bytes are none.
    /// - Throws: ``TrajectoryError`` where its directory is damaged.
    init?(_ bytes: [UInt8], limits: TrajectoryLimits) throws(TrajectoryError) {
        guard bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
        else { return nil }
        self.bytes = bytes
        self.limits = limits
        budget = limits.unpackedBytes
        guard let end = Self.endRecord(bytes) else {
            throw TrajectoryError(.badContainer, detail: "the archive has no directory")
        }
        var place = Self.number(bytes, end + 16, 4)
        var count = Self.number(bytes, end + 10, 2)
        if place == 0xFFFF_FFFF || count == 0xFFFF, end >= 20,
            Self.number(bytes, end - 20, 4) == 0x0706_4B50
        {
            let wide = Self.number(bytes, end - 12, 8)
            count = Self.number(bytes, wide + 32, 8)
            place = Self.number(bytes, wide + 48, 8)
        }
        var members: [Member] = []
        while members.count < count, members.count < 200_000 {
            guard Self.number(bytes, place, 4) == 0x0201_4B50 else {
                throw TrajectoryError(.badContainer, detail: "the archive's directory is damaged")
            }
            let nameLength = Self.number(bytes, place + 28, 2)
            let extraLength = Self.number(bytes, place + 30, 2)
            let nameStart = place + 46
            guard nameStart + nameLength + extraLength <= bytes.count else {
                throw TrajectoryError(.badContainer, detail: "the archive's directory is damaged")
            }
            var sizes = [
                Self.number(bytes, place + 24, 4), Self.number(bytes, place + 20, 4),
                Self.number(bytes, place + 42, 4),
            ]
            Self.widen(&sizes, bytes, nameStart + nameLength, extraLength)
            members.append(
                Member(
                    name: String(
                        decoding: bytes[nameStart..<nameStart + nameLength], as: UTF8.self),
                    method: Self.number(bytes, place + 10, 2), size: sizes[0], offset: sizes[2],
                    packedSize: sizes[1]))
            place = nameStart + nameLength + extraLength + Self.number(bytes, place + 32, 2)
        }
        self.members = members
    }

    /// Unpacks a member.
    ///
    /// - Throws: ``TrajectoryError`` where it is damaged, or all members are too large.
    mutating func unpack(
        _ member: Member, with codecs: ArchiveCodecs
    ) throws(TrajectoryError) -> [UInt8] {
        let name = Self.number(bytes, member.offset + 26, 2)
        let extra = Self.number(bytes, member.offset + 28, 2)
        let (start, isOverflow) = member.offset.addingReportingOverflow(30 + name + extra)
        guard !isOverflow, start >= 0, member.packedSize >= 0, start <= bytes.count,
            member.packedSize <= bytes.count - start
        else {
            throw TrajectoryError(.badContainer, detail: "\(member.name) is cut off")
        }
        let packed = Array(bytes[start..<start + member.packedSize])
        guard member.size <= budget else {
            throw TrajectoryError(
                .tooLarge, detail: "the archive unpacks to more than \(limits.unpackedBytes) bytes")
        }
        let unpacked: [UInt8]
        switch member.method {
        case 0: unpacked = packed
        case 8: unpacked = try unpack(packed, of: member, with: codecs.deflate, of: "libz")
        case 93: unpacked = try unpack(packed, of: member, with: codecs.zstandard, of: "libzstd")
        default:
            throw TrajectoryError(
                .badContainer, detail: "\(member.name) is packed in way \(member.method)")
        }
        budget -= unpacked.count
        return unpacked
    }

    private func unpack(
        _ packed: [UInt8], of member: Member, with codec: (any Decompressor)?,
        of library: String
    ) throws(TrajectoryError) -> [UInt8] {
        guard let codec else {
            throw TrajectoryError(
                .missing, detail: "\(member.name) is packed in a way that needs \(library)")
        }
        do throws(TrajectoryError) {
            // A bomb may say that it is small; then it has to be.
            return try codec.unpack(packed, limit: min(budget, member.size))
        } catch {
            throw TrajectoryError(error.code, detail: "\(member.name): \(error.detail)")
        }
    }

    private static func endRecord(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        var place = bytes.count - 22
        let last = max(0, place - 65_535)
        while place >= last {
            if number(bytes, place, 4) == 0x0605_4B50 { return place }
            place -= 1
        }
        return nil
    }

    /// Takes the sizes that do not fit four bytes from the record that holds them.
    private static func widen(
        _ sizes: inout [Int], _ bytes: [UInt8], _ start: Int, _ length: Int
    ) {
        var place = start
        while place + 4 <= start + length {
            let size = number(bytes, place + 2, 2)
            if number(bytes, place, 2) == 1 {
                var value = place + 4
                for index in sizes.indices where sizes[index] == 0xFFFF_FFFF {
                    guard value + 8 <= place + 4 + size else { return }
                    sizes[index] = number(bytes, value, 8)
                    value += 8
                }
            }
            place += 4 + size
        }
    }

    /// A little-endian number; 0 where it does not lie inside, the greatest one where it is larger.
    private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
        guard place >= 0, place <= bytes.count, bytes.count - place >= count else { return 0 }
        var value: UInt64 = 0
        for index in 0..<count { value |= UInt64(bytes[place + index]) << UInt64(8 * index) }
        return Int(clamping: value)
    }
}
