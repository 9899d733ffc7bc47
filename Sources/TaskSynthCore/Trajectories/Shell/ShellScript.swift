/// Splits a shell text into its simple commands, as far as that goes without running it.
///
/// It knows quotation marks, pipes, lists, redirections, here-documents, comments, and the commands
/// inside `$(…)`; it forgives whatever does not end.
struct ShellScript {
    private let bytes: [UInt8]
    private var place = 0
    private var commands: [ShellCommand] = []
    private var command = ShellCommand()
    private var word: [UInt8] = []
    private var hasWord = false
    private var isQuoted = false
    /// What the next word is.
    private var target = Target.word
    /// The here-documents that begin with the next line.
    private var documents: [(mark: String, command: Int?, trims: Bool)] = []
    private var nested: [String] = []
    /// How many subshells are open.
    private var depth = 0

    private enum Target {
        case word, output, append, input, document, trimmedDocument, text, nothing
    }

    private init(_ text: String) { bytes = Array(text.utf8.prefix(1 << 20)) }

    /// The commands of a text, in order; those inside `$(…)` follow.
    static func commands(of text: String, depth: Int = 0) -> [ShellCommand] {
        var script = ShellScript(text)
        script.run()
        var commands = script.commands
        if depth < 3 {
            for text in script.nested.prefix(64) {
                commands += Self.commands(of: text, depth: depth + 1)
            }
        }
        return Array(commands.prefix(2_000))
    }

    private mutating func run() {
        while place < bytes.count {
            let byte = bytes[place]
            switch byte {
            case UInt8(ascii: "'"): readSingleQuoted()
            case UInt8(ascii: "\""): readDoubleQuoted()
            case UInt8(ascii: "\\"):
                if place + 1 < bytes.count, bytes[place + 1] != .lineFeed {
                    add(bytes[place + 1])
                }
                place += 2
            case UInt8(ascii: "$") where next == UInt8(ascii: "("): readSubstitution()
            case UInt8(ascii: "`"): readBackquoted()
            case UInt8(ascii: "#") where !hasWord: skipLine()
            case .lineFeed:
                place += 1
                endCommand(.sequence)
                readDocuments()
            case UInt8(ascii: " "), UInt8(ascii: "\t"), .carriageReturn:
                place += 1
                endWord()
            case UInt8(ascii: ";"):
                place += 1
                endCommand(.sequence)
            case UInt8(ascii: "("), UInt8(ascii: ")"):
                place += 1
                endCommand(.sequence)
                depth = max(0, depth + (byte == UInt8(ascii: "(") ? 1 : -1))
            case UInt8(ascii: "|"): readPipe()
            case UInt8(ascii: "&"): readAmpersand()
            case UInt8(ascii: ">"): readOutput()
            case UInt8(ascii: "<"): readInput()
            default:
                // One that is special elsewhere, and others behind it that never are.
                hasWord = true
                take(to: endOfPlainText(from: place + 1) { $0.isSpecial })
            }
        }
        endCommand(.sequence)
    }

    private var next: UInt8? { place + 1 < bytes.count ? bytes[place + 1] : nil }

    /// Takes the text as far as a place as a part of the word.
    private mutating func take(to end: Int) {
        word.append(contentsOf: bytes[place..<end])
        place = end
    }

    private func endOfPlainText(from start: Int, _ isSpecial: (UInt8) -> Bool) -> Int {
        var end = start
        while end < bytes.count, !isSpecial(bytes[end]) { end += 1 }
        return end
    }

    private mutating func add(_ byte: UInt8) {
        word.append(byte)
        hasWord = true
    }

    private mutating func skipLine() {
        while place < bytes.count, bytes[place] != .lineFeed { place += 1 }
    }

    private mutating func readSingleQuoted() {
        hasWord = true
        isQuoted = true
        place += 1
        take(
            to: bytes.span.firstIndex(of: UInt8(ascii: "'"), from: min(place, bytes.count))
                ?? bytes.count)
        place += 1
    }

    private mutating func readDoubleQuoted() {
        hasWord = true
        isQuoted = true
        place += 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            if bytes[place] == UInt8(ascii: "\\"), let next, "\"\\$`\n".utf8.contains(next) {
                if next != .lineFeed { word.append(next) }
                place += 2
            } else if bytes[place] == UInt8(ascii: "$"), next == UInt8(ascii: "(") {
                readSubstitution()
            } else {
                take(
                    to: endOfPlainText(from: place + 1) {
                        $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
                            || $0 == UInt8(ascii: "$")
                    })
            }
        }
        place += 1
    }

    /// Passes over `$(…)`, and keeps what is inside to be split on its own.
    private mutating func readSubstitution() {
        let start = place + 2
        var depth = 1
        var end = start
        while end < bytes.count, depth > 0 {
            if bytes[end] == UInt8(ascii: "(") { depth += 1 }
            if bytes[end] == UInt8(ascii: ")") { depth -= 1 }
            end += 1
        }
        let inner = bytes[start..<max(start, depth == 0 ? end - 1 : end)]
        nested.append(String(decoding: inner, as: UTF8.self))
        word.append(contentsOf: bytes[place..<end])
        hasWord = true
        place = end
    }

    private mutating func readBackquoted() {
        let start = place + 1
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "`") { end += 1 }
        nested.append(String(decoding: bytes[min(start, end)..<end], as: UTF8.self))
        word.append(contentsOf: bytes[place..<min(end + 1, bytes.count)])
        hasWord = true
        place = end + 1
    }

    private mutating func readPipe() {
        if next == UInt8(ascii: "|") {
            place += 2
            endCommand(.or)
        } else {
            place += next == UInt8(ascii: "&") ? 2 : 1
            endCommand(.pipe)
        }
    }

    private mutating func readAmpersand() {
        if next == UInt8(ascii: ">") {
            endWord()
            place += 2
            target = .output
            if place < bytes.count, bytes[place] == UInt8(ascii: ">") {
                target = .append
                place += 1
            }
        } else {
            let isList = next == UInt8(ascii: "&")
            place += isList ? 2 : 1
            endCommand(isList ? .and : .sequence)
        }
    }

    private mutating func readOutput() {
        // The number of a file before the sign is no word.
        let isNumber = hasWord && !isQuoted && word.allSatisfy(\.isASCIIDigit)
        let isError = isNumber && word == [UInt8(ascii: "2")]
        if isNumber {
            word = []
            hasWord = false
        }
        endWord()
        place += 1
        target = isError ? .nothing : .output
        guard place < bytes.count else { return }
        if bytes[place] == UInt8(ascii: ">") {
            target = isError ? .nothing : .append
            place += 1
        } else if bytes[place] == UInt8(ascii: "&") {
            target = .nothing
            place += 1
        } else if bytes[place] == UInt8(ascii: "|") {
            place += 1
        }
    }

    private mutating func readInput() {
        endWord()
        place += 1
        target = .input
        guard place < bytes.count else { return }
        if bytes[place] == UInt8(ascii: "<") {
            place += 1
            target = .document
            if place < bytes.count, bytes[place] == UInt8(ascii: "<") {
                target = .text
                place += 1
            } else if place < bytes.count, bytes[place] == UInt8(ascii: "-") {
                target = .trimmedDocument
                place += 1
            }
        } else if bytes[place] == UInt8(ascii: "(") {
            // A process stands for a file: its commands are read as others.
            target = .word
        }
    }

    private mutating func endWord() {
        guard hasWord else { return }
        let text = String(decoding: word, as: UTF8.self)
        switch target {
        case .word: command.words.append(text)
        case .output: command.outputs.append(.init(path: text, appends: false))
        case .append: command.outputs.append(.init(path: text, appends: true))
        case .input: command.inputs.append(text)
        case .document: documents.append((text, nil, false))
        case .trimmedDocument: documents.append((text, nil, true))
        case .text: command.document = text
        case .nothing: break
        }
        target = .word
        word.removeAll(keepingCapacity: true)
        hasWord = false
        isQuoted = false
    }

    private mutating func endCommand(_ joint: ShellCommand.Joint) {
        endWord()
        target = .word
        for index in documents.indices where documents[index].command == nil {
            documents[index].command = commands.count
        }
        let isWaiting = documents.contains { $0.command == commands.count }
        if !command.isEmpty || isWaiting {
            command.depth = depth
            commands.append(command)
        } else if joint == .sequence {
            // `a && (b)`: what stood before the parenthesis joins what is inside.
            return
        }
        command = ShellCommand()
        command.joint = joint
    }

    /// Reads the here-documents that begin here.
    private mutating func readDocuments() {
        for document in documents {
            let mark = Array(document.mark.utf8)
            var content: [UInt8] = []
            while place < bytes.count {
                let end = bytes[place...].firstIndex(of: .lineFeed) ?? bytes.count
                var line = bytes[place..<end]
                place = min(end + 1, bytes.count)
                if line.last == .carriageReturn { line = line.dropLast() }
                if document.trims { line = line.drop { $0 == UInt8(ascii: "\t") } }
                if line.elementsEqual(mark) { break }
                content += line
                content.append(.lineFeed)
            }
            if let index = document.command, commands.indices.contains(index) {
                commands[index].document = String(decoding: content, as: UTF8.self)
            }
        }
        documents = []
    }
}

extension UInt8 {
    /// Whether it means something in a shell text, be it only in some places.
    fileprivate var isSpecial: Bool {
        switch self {
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"),
            UInt8(ascii: "`"), UInt8(ascii: "#"), .lineFeed, UInt8(ascii: " "), UInt8(ascii: "\t"),
            .carriageReturn, UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: ">"), UInt8(ascii: "<"):
            true
        default: false
        }
    }
}
