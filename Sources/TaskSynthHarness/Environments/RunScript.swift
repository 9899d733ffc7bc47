public import TaskSynthCore

/// A script that runs a bundle's validation cycle again with nothing but `sh`, `git` and the toolchain.
public struct RunScript: Hashable, Sendable {
    /// The full hash of the base commit.
    public var base: String
    /// The hash of the base's tree.
    public var baseTree: String
    /// The hash of the tree with the tests patch.
    public var testsTree: String
    /// The hash of the tree with all patches.
    public var headTree: String
    /// What is run in each state.
    public var commands: ValidationCommands
    /// Folders that an installation filled, copied into each state: `node_modules`.
    public var dependencyFolders: [String]
    /// The time that a command may take, in seconds.
    public var timeLimitSeconds: Int
    /// The exit codes that were measured; without them, 0 before and after, and any other between.
    public var exitCodes: [CycleState: Int]

    /// Makes a script.
    public init(
        base: String, baseTree: String, testsTree: String, headTree: String,
        commands: ValidationCommands, dependencyFolders: [String] = [],
        timeLimitSeconds: Int = 1800, exitCodes: [CycleState: Int] = [:]
    ) {
        self.base = base
        self.baseTree = baseTree
        self.testsTree = testsTree
        self.headTree = headTree
        self.commands = commands
        self.dependencyFolders = dependencyFolders
        self.timeLimitSeconds = timeLimitSeconds
        self.exitCodes = exitCodes
    }

    /// The text of `run.sh`.
    public var text: String {
        let variables = RunVariables.all.merging(commands.environment) { $1 }
            .sorted { $0.key < $1.key }
            .map { "export \($0.key)=\(ShellWord.quoted($0.value))" }
        let settings = [
            "base=\(ShellWord.quoted(base))", "base_tree=\(ShellWord.quoted(baseTree))",
            "tests_tree=\(ShellWord.quoted(testsTree))", "head_tree=\(ShellWord.quoted(headTree))",
            "build_command=\(ShellWord.quoted(commands.build ?? ""))",
            "test_command=\(ShellWord.quoted(commands.test))",
            "dependencies=\(ShellWord.quoted(dependencyFolders.joined(separator: " ")))",
            "time_limit=\(timeLimitSeconds)",
            "want_before=\(wanted(.before, "0"))", "want_tests=\(wanted(.testsOnly, "failure"))",
            "want_fix=\(wanted(.withFix, "0"))",
        ]
        return Self.head + settings.joined(separator: "\n") + "\n\n"
            + variables.joined(separator: "\n") + "\n" + Self.body
    }

    private func wanted(_ state: CycleState, _ rule: String) -> String {
        exitCodes[state].map(String.init) ?? rule
    }

    private static let head = """
        #!/bin/sh
        # Runs the tests of this task in three states, and checks their exit codes:
        #   the base; the base with tests.patch; the base with tests.patch, fix.patch and other.patch.
        # usage: sh run.sh REPOSITORY [LOGS]
        #   REPOSITORY  a path or address of the git repository; it is only read
        #   LOGS        the folder for logs and reports; default: ./validation-logs
        # Needs git and what the tests need. Prints a line of JSON for each state. Exit status: 0 the task holds;
        # 1 it does not; 2 usage; 4 a state could not be made.
        set -u


        """

    private static let body = #"""

        fail() {
            printf 'run.sh: %s\n' "$1" >&2
            exit 4
        }

        case ${1:-} in
        '' | -*)
            printf 'usage: sh run.sh REPOSITORY [LOGS]\n' >&2
            exit 2
            ;;
        esac
        command -v git > /dev/null || fail 'git is not installed'
        here=$(cd "$(dirname "$0")" && pwd) || exit 4
        repository=$1
        [ -d "$repository" ] && repository=$(cd "$repository" && pwd)
        logs=${2:-validation-logs}
        mkdir -p "$logs" && logs=$(cd "$logs" && pwd) || fail "cannot make the folder $logs"
        work=$(mktemp -d) || fail 'cannot make a temporary folder'
        cleanup() {
            chmod -R u+rwX "$work" 2> /dev/null
            rm -rf "$work"
        }
        trap cleanup EXIT
        trap 'exit 130' INT
        trap 'exit 143' TERM HUP

        # A repository of our own: nothing of the user's is changed, and no setting changes a byte.
        printf '[safe]\n\tdirectory = *\n' > "$work/gitconfig"
        unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
        export GIT_CONFIG_GLOBAL="$work/gitconfig" GIT_CONFIG_NOSYSTEM=1
        format=sha1
        [ ${#base} = 64 ] && format=sha256
        store=$work/store
        git init -q --object-format=$format "$store" || fail 'git init failed'
        printf '* -text -eol -filter -ident -working-tree-encoding\n' > "$store/.git/info/attributes"
        commit=$base
        if ! git -C "$store" fetch -q --depth 1 "$repository" "$base" 2> /dev/null; then
            # A copy whose history is cut at the base has its files under another commit.
            if git -C "$store" fetch -q --depth 1 "$repository" HEAD 2> "$work/error" &&
                [ "$(git -C "$store" rev-parse 'FETCH_HEAD^{tree}')" = "$base_tree" ]; then
                commit=$(git -C "$store" rev-parse FETCH_HEAD)
            else
                git -C "$store" fetch -q "$repository" '+refs/*:refs/all/*' 2> "$work/error" ||
                    fail "cannot read $repository: $(tail -n 1 "$work/error")"
                git -C "$store" cat-file -e "$base^{commit}" 2> /dev/null ||
                    fail "$repository has no commit $base"
            fi
        fi

        limited() {
            if command -v timeout > /dev/null; then
                timeout -k 10 "$time_limit" sh -c "$1" < /dev/null
            else
                sh -c "$1" < /dev/null
            fi
        }

        # state NAME LOG TREE PATCH…: makes a state, checks its files by hash, and runs the tests in it.
        state() {
            name=$1 log=$logs/$2 tree=$3 logname=$2
            shift 3
            testbed=$work/testbed
            rm -rf "$testbed"
            mkdir "$testbed" || fail 'cannot make a folder'
            (
                cd "$testbed" || exit 1
                export GIT_DIR="$store/.git" GIT_WORK_TREE="$testbed" GIT_INDEX_FILE="$work/index"
                rm -f "$GIT_INDEX_FILE"
                git read-tree "$commit" && git checkout-index -a -f -u || exit 1
                for patch in "$@"; do
                    [ -s "$here/$patch" ] || continue
                    git apply --index --binary --whitespace=nowarn "$here/$patch" || exit 1
                done
                [ "$(git write-tree)" = "$tree" ]
            ) || fail "the state '$name' cannot be made from $repository"
            for folder in $dependencies; do
                source=${TASK_DEPENDENCIES:-$repository}/$folder
                if [ -d "$source" ] && [ ! -e "$testbed/$folder" ]; then
                    mkdir -p "$(dirname "$testbed/$folder")"
                    cp -a "$source" "$testbed/$folder" || fail "cannot copy $folder"
                fi
            done
            TEST_REPORTS=$logs/reports/$name
            rm -rf "$TEST_REPORTS"
            mkdir -p "$TEST_REPORTS" || fail "cannot make $TEST_REPORTS"
            export TEST_REPORTS
            started=$(date +%s)
            : > "$log"
            code=0
            if [ -n "$build_command" ]; then
                (cd "$testbed" && limited "$build_command") >> "$log" 2>&1
                code=$?
            fi
            if [ "$code" = 0 ]; then
                (cd "$testbed" && limited "$test_command") >> "$log" 2>&1
                code=$?
            fi
            seconds=$(($(date +%s) - started))
            printf '{"state":"%s","exitCode":%s,"seconds":%s,"log":"%s"}\n' "$name" "$code" "$seconds" "$logname"
        }

        holds=true
        # check WANTED: compares the exit code of the last state with what is wanted.
        check() {
            case $1 in
            failure)
                case $code in 0 | 124 | 126 | 127 | 137) right=false ;; *) right=true ;; esac
                ;;
            *) if [ "$code" = "$1" ]; then right=true; else right=false; fi ;;
            esac
            if [ $right = false ]; then
                holds=false
                printf "run.sh: the state '%s' exited with %s, not as it should (%s); see %s\n" "$name" "$code" "$1" "$log" >&2
            fi
        }

        state before PASS_pre_tests.log "$base_tree"
        check "$want_before"
        state testsOnly FAIL_pre_patch.log "$tests_tree" tests.patch
        check "$want_tests"
        state withFix PASS_post_patch.log "$head_tree" tests.patch fix.patch other.patch
        check "$want_fix"
        printf '{"holds":%s}\n' "$holds"
        [ $holds = true ]

        """#
}
