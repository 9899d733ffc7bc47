/// What the tools of the known agents are for, by their bare names.
enum ToolCatalog {
    /// How the arguments of a tool are to be understood.
    enum Shape {
        /// Shows a file.
        case read
        /// Changes a part of a file.
        case edit
        /// Writes a file whole.
        case write
        /// Removes a file.
        case delete
        /// Gives a file another name.
        case move
        /// Views, creates or edits, as its `command` says.
        case editor
        /// Takes a patch in one of the known forms.
        case patch
        /// Looks for text.
        case search
        /// Looks for files, or lists a folder.
        case list
        /// Runs a shell text or an argument list.
        case shell
        /// Runs a program text in another language.
        case script
        case plan, think, web, ask, submit, subagent
    }

    static let shapes: [String: Shape] = {
        var shapes: [String: Shape] = [:]
        func add(_ shape: Shape, _ names: String) {
            for name in names.split(separator: " ") { shapes[String(name)] = shape }
        }
        add(.read, "read read_file read_many_files view view_file view_image open open_file cat")
        add(.read, "notebookread get_file_contents file_read read_text_file goto scroll_up")
        add(.read, "scroll_down select_code_chunks read_multiple_files show_file")
        add(.read, "readfile")
        add(.edit, "editedexistingfile applieddiff insertcontent searchandreplace")
        add(.write, "newfilecreated")
        add(.delete, "filedeleted")
        add(.search, "searchfiles codebasesearch")
        add(.list, "listfilestoplevel listfilesrecursive listcodedefinitionnames")
        add(.plan, "updatetodolist update_todo")
        add(.think, "report_intent")
        add(.edit, "edit multiedit notebookedit edit_file replace str_replace insert append")
        add(.edit, "search_replace find_and_replace_code replace_in_file edit_notebook_file")
        add(.edit, "insert_edit_into_file replace_string_in_file edit_file_by_replace")
        add(.edit, "insert_content_at_line append_file edit_file_by_line")
        add(.write, "write write_file create_file create write_to_file file_write save_file")
        add(.delete, "delete_file remove_file")
        add(.move, "move_file rename_file")
        add(.editor, "str_replace_editor str_replace_based_edit_tool file_editor text_editor")
        add(.editor, "edit_anthropic")
        add(.patch, "apply_patch apply_diff patch")
        add(.search, "grep grep_search search_file_content codebase_search search_dir")
        add(.search, "search_file search_files search search_string semantic_search ripgrep")
        add(.search, "search_code grep_code text_search")
        add(.list, "glob ls list_directory list_dir find_file file_search filemap list_files")
        add(.list, "glob_file_search find_files tree directory_tree")
        add(.shell, "bash shell shell_command exec_command local_shell execute_bash")
        add(.shell, "run_shell_command run_terminal_cmd run_in_terminal terminal run_command")
        add(
            .shell,
            "powershell execute_command run bash_session bash_command local_shell_call shell_call")
        add(.shell, "execute_terminal_command run_terminal_command command container.exec exec")
        add(.script, "python execute_ipython_cell run_ipython ipython jupyter code_interpreter")
        add(.plan, "todowrite todoread taskcreate taskupdate tasklist update_plan write_todos")
        add(.plan, "task_tracker exitplanmode exit_plan_mode enter_plan_mode enterplanmode")
        add(.plan, "todo_list todo_write todo_read create_plan")
        add(.think, "think thinking add_thought sequentialthinking thought")
        add(.web, "webfetch websearch web_search web_fetch google_web_search web_search_call")
        add(.web, "fetch browse browser browse_interactive browser_navigate fetch_webpage")
        add(.ask, "askuserquestion ask_user ask_followup_question request_user_input ask_human")
        add(.submit, "finish submit complete_task attempt_completion end_interaction complete")
        add(.submit, "mark_task_complete")
        add(.subagent, "task agent delegate spawn_agent send_input new_task dispatch_agent")
        return shapes
    }()
}
