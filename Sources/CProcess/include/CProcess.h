#ifndef TASKSYNTH_PROCESS_H
#define TASKSYNTH_PROCESS_H

#include <stdint.h>

/// What is to be run, and within which limits; a limit of zero is no limit.
struct tasksynth_process {
    /// The file to execute; it is not searched for.
    const char *executable;
    /// The arguments, the name first, ended by a null pointer.
    char *const *arguments;
    /// The whole environment, ended by a null pointer.
    char *const *environment;
    /// The working directory.
    const char *directory;
    /// Where standard output and standard error go together; -1 drops them.
    int32_t log;
    /// The kind of control groups: 0 none, 1 one directory for each controller, 2 unified.
    int32_t group_version;
    /// The control group that limits memory, or null.
    const char *memory_group;
    /// The control group that limits processes, or null.
    const char *processes_group;
    int64_t wall_milliseconds;
    int64_t grace_milliseconds;
    int64_t memory_bytes;
    int64_t process_count;
    int64_t output_bytes;
    int64_t file_bytes;
};

enum tasksynth_ending {
    TASKSYNTH_STARTED = 0,
    TASKSYNTH_EXITED = 1,
    TASKSYNTH_SIGNALLED = 2,
    TASKSYNTH_TIMED_OUT = 3,
    TASKSYNTH_OUT_OF_MEMORY = 4,
    TASKSYNTH_TOO_MANY_PROCESSES = 5,
    TASKSYNTH_TOO_MUCH_OUTPUT = 6,
    TASKSYNTH_CANCELLED = 7,
    TASKSYNTH_NOT_STARTED = 8,
};

/// One message of a supervisor: that the process has started, and how it ended.
struct tasksynth_outcome {
    int32_t ending;
    /// The process when it has started; an exit code, a signal or an error number when it has ended.
    int32_t status;
    int64_t nanoseconds;
    int64_t output_bytes;
    int64_t processor_microseconds;
    int64_t peak_memory_bytes;
    /// Processes that were still there when the command had ended.
    int64_t leftover_processes;
    /// Processes that could not be ended.
    int64_t survivors;
};

/// The ends of the pipes to a supervisor.
struct tasksynth_supervisor {
    int32_t process;
    /// Closing it, or writing to it, ends the process tree.
    int32_t control;
    /// Gives two `tasksynth_outcome`, then its end.
    int32_t outcomes;
};

/// Starts a process below a supervisor that ends the whole tree; gives 0 or an error number.
int32_t tasksynth_process_start(const struct tasksynth_process *process,
                                struct tasksynth_supervisor *supervisor);

#endif
