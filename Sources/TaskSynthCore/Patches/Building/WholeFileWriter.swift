/// Writes sections that make or remove a whole file.
struct WholeFileWriter {
    let path: PatchPath
    let mode: FileMode
    let content: [UInt8]

    var addition: [UInt8] {
        var header = HeaderWriter(oldPath: path, newPath: path)
        header.line("new file mode \(mode)")
        guard !content.isEmpty else { return header.bytes }
        header.unifiedNames(hasOld: false)
        return header.bytes + hunk(mark: UInt8(ascii: "+")) { "@@ -0,0 +1\($0) @@\n" }
    }

    var deletion: [UInt8] {
        var header = HeaderWriter(oldPath: path, newPath: path)
        header.line("deleted file mode \(mode)")
        guard !content.isEmpty else { return header.bytes }
        header.unifiedNames(hasNew: false)
        return header.bytes + hunk(mark: UInt8(ascii: "-")) { "@@ -1\($0) +0,0 @@\n" }
    }

    private func hunk(mark: UInt8, header: (String) -> String) -> [UInt8] {
        let text = content.span
        var body: [UInt8] = []
        body.reserveCapacity(content.count + content.count / 16)
        var count = 0
        var start = 0
        while start < text.count {
            let end = text.firstIndex(of: .lineFeed, from: start).map { $0 + 1 } ?? text.count
            body.append(mark)
            body += content[start..<end]
            count += 1
            start = end
        }
        if content.last != .lineFeed { body += Array("\n\\ No newline at end of file\n".utf8) }
        return Array(header(count == 1 ? "" : ",\(count)").utf8) + body
    }
}
