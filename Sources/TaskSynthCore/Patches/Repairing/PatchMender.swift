/// Mends a patch line by line.
struct PatchMender {
    private(set) var bytes: [UInt8] = []
    private(set) var repairs: [PatchRepair.Repair] = []
    private var lines: [ArraySlice<UInt8>]
    private let hasLastFeed: Bool
    /// The position of the line that is read.
    private var index = 0
    /// How many lines the hunks of a section have added so far.
    private var shift = 0
    private var path: PatchPath?

    init(_ text: [UInt8]) {
        lines = text.split(separator: .lineFeed, omittingEmptySubsequences: false)
        hasLastFeed = text.last == .lineFeed
        if hasLastFeed { lines.removeLast() }
    }

    mutating func mend(reading file: (PatchPath) -> [UInt8]?) {
        if !hasLastFeed, !lines.isEmpty { note(.missingLineFeed, at: lines.count - 1) }
        dropCarriageReturns()
        dropFence()
        while index < lines.count {
            let line = lines[index]
            if line.starts(with: "@@".utf8) {
                mendHunk(reading: file)
                continue
            }
            if line.starts(with: "diff --git ".utf8) || line.starts(with: "--- ".utf8) { shift = 0 }
            if line.starts(with: "--- ".utf8) || line.starts(with: "+++ ".utf8) { notePath(line) }
            write(line)
            index += 1
        }
    }

    /// Takes CR off all lines, where the headers have it as well.
    private mutating func dropCarriageReturns() {
        let isHeader: (ArraySlice<UInt8>) -> Bool = { line in
            line.starts(with: "--- ".utf8) || line.starts(with: "+++ ".utf8)
                || line.starts(with: "@@ ".utf8)
        }
        let headers = lines.filter(isHeader)
        guard !headers.isEmpty, headers.allSatisfy({ $0.last == .carriageReturn }) else { return }
        note(.carriageReturns, at: 0)
        lines = lines.map { $0.last == .carriageReturn ? $0.dropLast() : $0 }
    }

    /// Takes the text out of the first fence that holds a patch.
    private mutating func dropFence() {
        let isFence: (ArraySlice<UInt8>) -> Bool = {
            $0.starts(with: "```".utf8) || $0.starts(with: "~~~".utf8)
        }
        guard let start = lines.firstIndex(where: isFence) else { return }
        let isPatch: (ArraySlice<UInt8>) -> Bool = {
            $0.starts(with: "diff --git ".utf8) || $0.starts(with: "--- ".utf8)
                || $0.starts(with: "@@ ".utf8)
        }
        // A fence after the patch has begun is content.
        guard !lines[..<start].contains(where: isPatch) else { return }
        let end = lines[(start + 1)...].firstIndex(where: isFence) ?? lines.count
        guard lines[(start + 1)..<end].contains(where: isPatch) else { return }
        note(.fence, at: start)
        lines = Array(lines[(start + 1)..<end])
    }

    private mutating func notePath(_ line: ArraySlice<UInt8>) {
        let text = Array(line) + [.lineFeed]
        let name = PlainName(text.span, 4)
        guard !name.isDevNull else { return }
        let whole = name.name(text.span, strip: 0, default: .none).bytes(in: text.span)
        let hasPrefix = whole.starts(with: "a/".utf8) || whole.starts(with: "b/".utf8)
        path = PatchPath(hasPrefix ? Array(whole.dropFirst(2)) : whole)
    }

    /// Writes a hunk with the counts that its lines have.
    private mutating func mendHunk(reading file: (PatchPath) -> [UInt8]?) {
        let headerIndex = index
        let header = lines[index]
        index += 1
        var body = takeBody(header)
        let known = Self.numbers(of: header)
        var old = body.count { Self.isOld($0) }
        var new = body.count { Self.isNew($0) }
        if known.map({ $0.oldCount != old || $0.newCount != new }) ?? true {
            // Models like to end a patch with an empty line.
            while let last = body.last, last.isEmpty, known.map({ $0.oldCount < old }) ?? true {
                body.removeLast()
                index -= 1
                old -= 1
                new -= 1
            }
        }
        guard old + new > 0 else {
            for line in [header] + body { write(line) }
            return
        }
        let isRight = known.map { $0.oldCount == old && $0.newCount == new } ?? false
        if isRight {
            write(header)
        } else {
            note(known == nil ? .blankHunkHeader : .counts, at: headerIndex)
            let place = known?.oldStart ?? place(of: body, reading: file)
            let oldStart = old == 0 ? max(0, place - (known == nil ? 1 : 0)) : max(1, place)
            let newStart = known?.newStart ?? (new == 0 ? oldStart + shift - 1 : oldStart + shift)
            let numbers = "@@ -\(oldStart),\(old) +\(max(0, newStart)),\(new) @@"
            write(Array(numbers.utf8) + Self.section(of: header))
        }
        shift += new - old
        for line in body { write(line) }
    }

    /// The lines of a hunk: as many as its counts say where that fits, else all that look so.
    private mutating func takeBody(_ header: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        if let known = Self.numbers(of: header), let end = end(of: known) {
            defer { index = end }
            return Array(lines[index..<end])
        }
        var body: [ArraySlice<UInt8>] = []
        while index < lines.count {
            let line = lines[index]
            let marks = [UInt8](" +-\\".utf8)
            guard line.first.map(marks.contains) ?? true else { break }
            if line.elementsEqual("-- ".utf8) { break }
            if line.starts(with: "--- ".utf8), index + 1 < lines.count,
                lines[index + 1].starts(with: "+++ ".utf8)
            {
                break
            }
            body.append(line)
            index += 1
        }
        while let last = body.last, last.isEmpty {
            body.removeLast()
            index -= 1
        }
        return body
    }

    /// The end of a hunk whose counts are right; `nil` where they are not.
    private func end(of header: HunkHeader) -> Int? {
        var old = header.oldCount
        var new = header.newCount
        var end = index
        while old > 0 || new > 0 {
            guard end < lines.count else { return nil }
            let line = lines[end]
            guard Self.isOld(line) || Self.isNew(line) || line.first == UInt8(ascii: "\\") else {
                return nil
            }
            if Self.isOld(line) { old -= 1 }
            if Self.isNew(line) { new -= 1 }
            guard old >= 0, new >= 0 else { return nil }
            end += 1
        }
        if end < lines.count, lines[end].starts(with: "\\ ".utf8) { end += 1 }
        // What still looks like a part of the hunk was left out of the counts.
        if end < lines.count, let mark = lines[end].first, [UInt8](" +-".utf8).contains(mark),
            !lines[end].starts(with: "--- ".utf8), !lines[end].elementsEqual("-- ".utf8)
        {
            return nil
        }
        return end
    }

    /// The line of the old file at which the old lines of a hunk stand; 1 where that is not known.
    private func place(
        of body: [ArraySlice<UInt8>], reading file: (PatchPath) -> [UInt8]?
    ) -> Int {
        guard let path, let content = file(path) else { return 1 }
        let wanted = body.filter(Self.isOld).map { $0.dropFirst() }
        let there = content.split(separator: .lineFeed, omittingEmptySubsequences: false)
        guard !wanted.isEmpty, wanted.count <= there.count else { return 1 }
        for start in 0...there.count - wanted.count
        where zip(there[start...], wanted).allSatisfy({ $0.elementsEqual($1) }) {
            return start + 1
        }
        return 1
    }

    private static func numbers(of header: ArraySlice<UInt8>) -> HunkHeader? {
        guard header.starts(with: "@@ -".utf8) else { return nil }
        let line = Array(header) + [.lineFeed]
        return HunkHeader(line.span, 0, line.count - 1)
    }

    /// What stands behind the second `@@`, where there is one.
    private static func section(of header: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let text = header.dropFirst(2)
        guard
            let at = text.indices.dropLast().first(where: {
                text[$0] == UInt8(ascii: "@") && text[$0 + 1] == UInt8(ascii: "@")
            })
        else { return [] }
        return text[(at + 2)...]
    }

    private static func isOld(_ line: ArraySlice<UInt8>) -> Bool {
        line.first.map { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") } ?? true
    }

    private static func isNew(_ line: ArraySlice<UInt8>) -> Bool {
        line.first.map { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "+") } ?? true
    }

    private mutating func write(_ line: some Collection<UInt8>) {
        bytes += line
        bytes.append(.lineFeed)
    }

    private mutating func note(_ kind: PatchRepair.Repair.Kind, at position: Int) {
        repairs.append(PatchRepair.Repair(kind: kind, line: position + 1))
    }
}
