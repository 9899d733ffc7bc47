#ifndef TASKSYNTH_PROCESS_TREE_H
#define TASKSYNTH_PROCESS_TREE_H

#include <stdint.h>

/// What the processes below a process take together.
struct process_tree {
    /// Processes that are no zombies.
    int64_t processes;
    /// Their threads.
    int64_t threads;
    /// Their resident memory; pages that several share count several times.
    int64_t resident_bytes;
};

/// Looks at every process below a process, as /proc shows them.
struct process_tree process_tree_look(int32_t root);

/// Kills every process below this one, a group of them first, and calls `reap` until none is left.
///
/// Gives the number of processes that were still there after thirty seconds.
int64_t process_tree_end(int32_t group, void (*reap)(void *), void *context);

#endif
