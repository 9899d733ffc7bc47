/// What a program that checks nothing does with the files that its arguments name.
enum ShellProgram {
    case show, head, open, sed, awk, grep, list, look, tee, copy, move, remove, create, change, dd,
        perl,
        patch, applyPatch, git, versionControl, submit, say, program, run

    /// The programs by their names in lower case.
    static let named: [String: ShellProgram] = {
        var programs: [String: ShellProgram] = [:]
        func add(_ program: ShellProgram, _ names: String) {
            for name in names.split(separator: " ") { programs[String(name)] = program }
        }
        add(.show, "cat bat batcat less more xxd nl tac od hexdump strings zcat jq")
        add(.show, "yq view pr fold column")
        add(.head, "head tail")
        add(.open, "open")
        add(.sed, "sed gsed")
        add(.awk, "awk gawk mawk")
        add(.grep, "grep egrep fgrep rg ag ack zgrep ripgrep")
        add(.list, "find fd fdfind ls tree locate exa eza dir du")
        add(.look, "which whereis wc stat file type")
        add(.tee, "tee")
        add(.copy, "cp rsync install ln")
        add(.move, "mv")
        add(.remove, "rm unlink shred trash")
        add(.create, "touch")
        add(.change, "truncate ed ex vim vi nano emacs")
        add(.dd, "dd")
        add(.perl, "perl ruby")
        add(.patch, "patch")
        add(.applyPatch, "apply_patch applypatch")
        add(.git, "git")
        add(.versionControl, "hg svn jj gh")
        add(.submit, "submit")
        add(.say, "echo printf")
        add(.program, "python python3 node bash sh zsh tsx ts-node java php deno bun")
        add(.program, "go swift lua rscript julia pypy source .")
        add(.run, "mkdir pwd export set true sleep chmod chown id date")
        return programs
    }()
}
