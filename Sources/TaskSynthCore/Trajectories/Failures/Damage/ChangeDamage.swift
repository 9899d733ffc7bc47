/// A place of a change that cannot be parsed, as far as the lines of its patch tell.
struct ChangeDamage: Hashable {
    enum Kind: Hashable {
        /// Brackets that nothing opens or closes.
        case brackets
        /// A member of a type inside the body of another member.
        case declarationInBody
        /// A member of a type behind the end of the type.
        case declarationOutsideOfType
        /// The body of a member that has lost what it begins with.
        case headlessBody
        /// An import behind the declarations that it has to come before.
        case lateImport
        /// A block that is not indented, or a line that is.
        case indentation
        /// A statement where a value is expected.
        case statementForValue
        /// The marks of a merge that was not finished.
        case conflictMarker
        /// A comment whose beginning or end is gone.
        case comment
    }

    let file: String
    let kind: Kind

    /// What is wrong, in a sentence.
    var text: String {
        switch kind {
        case .brackets: "the brackets of \(file) do not balance after the change"
        case .declarationInBody: "in \(file) a member is declared inside the body of another one"
        case .declarationOutsideOfType: "in \(file) a member stands behind the end of its type"
        case .headlessBody: "in \(file) the body of a member has lost what it begins with"
        case .lateImport: "in \(file) an import stands behind a declaration"
        case .indentation: "the indentation of \(file) does not fit its blocks"
        case .statementForValue: "in \(file) a statement stands where a value is assigned"
        case .conflictMarker: "\(file) holds the marks of an unfinished merge"
        case .comment: "a comment of \(file) has lost its beginning or its end"
        }
    }

    /// Looks for damage in some files of a patch.
    ///
    /// Both sides of each hunk are read, and only what the new side has more of is damage: so what
    /// is odd in the context, or cut by its edge, does not count.
    static func find(in patch: Patch, _ files: Set<String>) -> [ChangeDamage] {
        patch.files.filter { files.contains($0.path.string) && !$0.isCombined }.flatMap(find)
    }

    private static func find(in file: FilePatch) -> [ChangeDamage] {
        let path = file.path.string
        var kinds: [Kind] = []
        if hasConflictMarker(file) { kinds.append(.conflictMarker) }
        if let language = SourceLanguage.detect(path: path),
            let rules = LexicalRules.of(language), file.status != .deleted
        {
            if CommentEnds.differ(in: file, rules) { kinds.append(.comment) }
            var balance = BracketBalance()
            var shape = (old: BlockShape(), new: BlockShape())
            for hunk in file.hunks {
                guard let sides = HunkSides(hunk, rules) else {
                    return kinds.map { damage(path, $0) }
                }
                balance.add(sides.new, 1)
                balance.add(sides.old, -1)
                shape.old.read(sides.old, language)
                shape.new.read(sides.new, language)
            }
            if language != .bash, !balance.isEven { kinds.append(.brackets) }
            if shape.new.declarationsInBodies > shape.old.declarationsInBodies {
                kinds.append(.declarationInBody)
            }
            if shape.new.declarationsOutside > shape.old.declarationsOutside {
                kinds.append(.declarationOutsideOfType)
            }
            if shape.new.headlessBodies > shape.old.headlessBodies { kinds.append(.headlessBody) }
            if shape.new.lateImports > shape.old.lateImports { kinds.append(.lateImport) }
            if shape.new.assignedStatements > shape.old.assignedStatements {
                kinds.append(.statementForValue)
            }
            if shape.new.badIndents > shape.old.badIndents { kinds.append(.indentation) }
        }
        return kinds.map { damage(path, $0) }
    }

    private static func damage(_ path: String, _ kind: Kind) -> ChangeDamage {
        ChangeDamage(file: path, kind: kind)
    }

    private static func hasConflictMarker(_ file: FilePatch) -> Bool {
        var open = false
        var close = false
        for hunk in file.hunks {
            for line in hunk.lines where line.kind == .added {
                let text = file.patch.bytes[line.contentRange]
                if text.starts(with: "<<<<<<< ".utf8) { open = true }
                if text.starts(with: ">>>>>>> ".utf8) { close = true }
            }
        }
        return open && close
    }
}
