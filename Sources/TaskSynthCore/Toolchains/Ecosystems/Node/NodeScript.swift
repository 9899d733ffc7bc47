/// A script of `package.json`, followed to the command that runs the tests.
struct NodeScript {
    /// One command of a script.
    struct Segment {
        /// The command.
        let line: String
        /// Whether the script does more than this command.
        var isPart = false
        /// Whether the script, left alone, waits for a person or for changes.
        var isInteractive = false

        /// The words after assignments and `cross-env`.
        private var words: [Substring] {
            var words = line.split(separator: " ")[...]
            while let first = words.first, NodeScript.isPrefix(first) { words = words.dropFirst() }
            return Array(words)
        }

        /// The runner that the command calls.
        var runner: String? {
            guard let first = words.first else { return nil }
            let name = first.split(separator: "/").last.map(String.init) ?? ""
            if name == "node" || name == "node.exe" {
                if words.contains(where: { $0 == "--test" || $0.hasPrefix("--test=") }) {
                    return "node-test"
                }
                let arguments = words.dropFirst().drop { $0.hasPrefix("-") }
                let script = arguments.first ?? ""
                // A script that wraps another program: what it wraps runs the tests, or checks style.
                if let wrapped = arguments.dropFirst().first {
                    if NodeScript.checkers.contains(wrapped) { return nil }
                    if NodeScript.runners.contains(wrapped) { return String(wrapped) }
                }
                for runner in ["jest", "mocha", "vitest", "ava", "tape"]
                where script.contains("/\(runner)/") || script.contains(".bin/\(runner)")
                    || script.contains("\(runner)-cli")
                {
                    return runner
                }
                return "node-script"
            }
            let nested = words.dropFirst().first { !$0.hasPrefix("-") }.map(String.init) ?? ""
            switch name {
            case "vitest", "jest", "mocha", "ava", "tape", "jasmine", "karma", "playwright",
                "cypress", "uvu", "borp":
                return name
            case "tap", "node-tap": return "tap"
            case "_mocha": return "mocha"
            case "react-scripts", "craco": return "jest"
            case "c8", "nyc", "npx", "tsx", "ts-node":
                return Segment(line: nested).runner.map { _ in
                    Segment(line: words.drop { $0 != nested[...] }.joined(separator: " ")).runner
                        ?? nested
                }
            case "bun": return nested == "test" ? "bun-test" : nil
            case "deno": return nested == "test" ? "deno-test" : nil
            case "ng": return "karma"
            default: return nil
            }
        }

        /// The command without what measures coverage, watches or says nothing.
        var plain: String {
            line.split(separator: " ").filter { word in
                !word.hasPrefix("--coverage") && word != "--watch" && word != "--watchAll"
                    && word != "--silent" && word != "-w"
            }.joined(separator: " ")
        }

        /// The command for a person: `npx jest`, `node test`, `yarn jest`.
        func direct(manager: String) -> String {
            guard let first = words.first, first != "node", first != "npx", first != "yarn",
                first != "npm", first != "pnpm", first != "bun"
            else { return plain }
            return manager == "yarn" ? "yarn \(plain)" : "npx \(plain)"
        }

        /// A command whose programs are those that the project has installed.
        ///
        /// `npx` would ask the network for what is missing; this says that it is not found.
        func local(_ line: String, folder: String) -> String {
            let first = line.split(separator: " ").first { !NodeScript.isPrefix($0) }
            guard let first, !["node", "npx", "yarn", "pnpm", "npm", "bun"].contains(first) else {
                return line
            }
            let own = "$PWD/node_modules/.bin"
            // Workspaces keep the programs of all packages at their root.
            let steps = (0..<ProjectFiles.depth(folder)).map { _ in "../" }.joined()
            let shared = steps.isEmpty ? "" : ":$PWD/\(steps)node_modules/.bin"
            return "PATH=\"\(own)\(shared):$PATH\" \(line)"
        }
    }

    private static let maximumDepth = 8
    /// Programs that look at the text of the source alone.
    fileprivate static let checkers: Set<Substring> = [
        "eslint", "prettier", "standard", "xo", "biome", "tsc", "dtslint", "stylelint", "oxlint",
    ]
    fileprivate static let runners: Set<Substring> = ["jest", "mocha", "vitest", "ava", "tape"]

    private let tests: NodeTests
    private let script: String
    private let depth: Int

    init(_ tests: NodeTests, _ script: String, depth: Int = 0) {
        self.tests = tests
        self.script = script
        self.depth = depth
    }

    static func isPrefix(_ word: Substring) -> Bool {
        if word == "cross-env" || word == "env" { return true }
        guard let equals = word.firstIndex(of: "=") else { return false }
        return word[..<equals].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }

    /// The command that runs the tests; `nil` where none is known to.
    var testSegment: Segment? {
        guard depth < Self.maximumDepth else { return nil }
        var parts: [String] = [""]
        var rest = script[...]
        while let character = rest.popFirst() {
            if (character == "&" && rest.first == "&") || (character == "|" && rest.first == "|") {
                rest = rest.dropFirst()
                parts.append("")
            } else if character == ";" {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        let trimmed = parts.map { $0.split(separator: " ").joined(separator: " ") }
        var segments = trimmed.compactMap(segment)
        if trimmed.count > 1 { for index in segments.indices { segments[index].isPart = true } }
        // A script of Node may be anything; a runner that is known is one.
        return segments.first { $0.runner != "node-script" } ?? segments.first
    }

    private func segment(of part: String) -> Segment? {
        let words = part.split(separator: " ")
        guard let first = words.first else { return nil }
        let direct = Segment(line: part)
        if direct.runner != nil {
            let watches = words.contains("--watch") || words.contains("--watchAll")
            return Segment(line: part, isInteractive: watches)
        }
        // `is-ci "test:ci" "test:watch"`: the first is for machines.
        if first == "is-ci" || first == "if-ci" {
            let name = words.dropFirst().first?.filter { $0 != "'" && $0 != "\"" } ?? ""
            var segment = script(named: name)
            segment?.isInteractive = true
            return segment
        }
        guard ["npm", "pnpm", "yarn", "bun", "run-s", "npm-run-all"].contains(first) else {
            return nil
        }
        let names = words.dropFirst().filter {
            !$0.hasPrefix("-") && $0 != "run" && $0 != "run-script"
        }
        for name in names {
            if let segment = script(named: String(name)) {
                // `yarn jest` is how the project itself calls a script of that name.
                return first == "yarn" && Segment(line: String(name)).runner != nil
                    ? Segment(line: part).withLine("yarn \(names.joined(separator: " "))") : segment
            }
            if Segment(line: String(name)).runner != nil { return Segment(line: part) }
        }
        return nil
    }

    private func script(named name: String) -> Segment? {
        guard let script = tests.script(name) else { return nil }
        return NodeScript(tests, script, depth: depth + 1).testSegment
    }
}

extension NodeScript.Segment {
    fileprivate func withLine(_ line: String) -> NodeScript.Segment {
        NodeScript.Segment(line: line, isPart: isPart, isInteractive: isInteractive)
    }
}
