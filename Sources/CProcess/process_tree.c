// Everything here runs between fork and exit in a copy of a program with threads, so it only uses
// system calls and memory that is there from the start.
#define _GNU_SOURCE
#include "process_tree.h"

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { MAXIMUM_PROCESSES = 65536, MAXIMUM_ID = 4194304 };

struct entry {
    int32_t id;
    int32_t parent;
    int32_t group;
    int32_t threads;
    char state;
    int64_t pages;
};

static struct entry entries[MAXIMUM_PROCESSES];
static uint8_t below[MAXIMUM_ID / 8 + 1];
static uint8_t ended_groups[MAXIMUM_ID / 8 + 1];

static bool has(const uint8_t *set, int32_t id) {
    return id > 0 && id <= MAXIMUM_ID && (set[id / 8] >> (id % 8)) & 1;
}

static void add(uint8_t *set, int32_t id) {
    if (id > 0 && id <= MAXIMUM_ID) set[id / 8] |= (uint8_t)(1 << (id % 8));
}

/// Reads a number and moves behind it; gives 0 where there is none.
static int64_t read_number(const char **text) {
    while (**text == ' ') *text += 1;
    bool negative = **text == '-';
    if (negative) *text += 1;
    int64_t number = 0;
    while (**text >= '0' && **text <= '9') {
        number = number * 10 + (**text - '0');
        *text += 1;
    }
    return negative ? -number : number;
}

/// Reads /proc/ID/stat, whose second field may hold blanks and parentheses.
static bool read_entry(int proc, const char *name, struct entry *entry) {
    char path[32];
    size_t length = strlen(name);
    if (length > 20) return false;
    memcpy(path, name, length);
    memcpy(path + length, "/stat", 6);
    int file = openat(proc, path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    char text[1024];
    ssize_t count = read(file, text, sizeof text - 1);
    close(file);
    if (count <= 0) return false;
    text[count] = 0;
    const char *rest = strrchr(text, ')');
    if (rest == NULL || rest[1] != ' ' || rest[2] == 0) return false;
    const char *start = name;
    entry->id = (int32_t)read_number(&start);
    entry->state = rest[2];
    rest += 3;
    entry->parent = (int32_t)read_number(&rest);
    entry->group = (int32_t)read_number(&rest);
    // Field 20 is the threads, 24 the resident pages.
    for (int field = 6; field <= 19; field += 1) read_number(&rest);
    entry->threads = (int32_t)read_number(&rest);
    for (int field = 21; field <= 23; field += 1) read_number(&rest);
    entry->pages = read_number(&rest);
    return true;
}

struct directory_entry {
    uint64_t inode;
    int64_t offset;
    unsigned short length;
    unsigned char type;
    char name[];
};

/// Reads all processes, and marks those below a root.
static size_t read_processes(int32_t root) {
    int proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (proc < 0) return 0;
    size_t count = 0;
    static _Alignas(8) char buffer[65536];
    for (;;) {
        long filled = syscall(SYS_getdents64, proc, buffer, sizeof buffer);
        if (filled <= 0) break;
        for (long offset = 0; offset < filled;) {
            struct directory_entry *name = (struct directory_entry *)(buffer + offset);
            offset += name->length;
            if (name->name[0] < '1' || name->name[0] > '9') continue;
            if (count < MAXIMUM_PROCESSES && read_entry(proc, name->name, &entries[count]))
                count += 1;
        }
    }
    close(proc);
    memset(below, 0, sizeof below);
    add(below, root);
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t index = 0; index < count; index += 1) {
            if (has(below, entries[index].id) || !has(below, entries[index].parent)) continue;
            add(below, entries[index].id);
            changed = true;
        }
    }
    return count;
}

static bool is_live(const struct entry *entry, int32_t root) {
    return entry->id != root && entry->state != 'Z' && entry->state != 'X'
        && has(below, entry->id);
}

struct process_tree process_tree_look(int32_t root) {
    struct process_tree tree = {0, 0, 0};
    size_t count = read_processes(root);
    int64_t page = sysconf(_SC_PAGESIZE);
    for (size_t index = 0; index < count; index += 1) {
        if (!is_live(&entries[index], root)) continue;
        tree.processes += 1;
        tree.threads += entries[index].threads;
        tree.resident_bytes += entries[index].pages * page;
    }
    return tree;
}

static int64_t milliseconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t process_tree_end(int32_t group, void (*reap)(void *), void *context) {
    int32_t root = getpid();
    int64_t deadline = milliseconds_now() + 30000;
    // The kernel kills a whole group at once: no member can fork in between.
    if (group > 1) kill(-group, SIGKILL);
    for (;;) {
        reap(context);
        size_t count = read_processes(root);
        int64_t live = 0;
        memset(ended_groups, 0, sizeof ended_groups);
        for (size_t index = 0; index < count; index += 1) {
            if (!is_live(&entries[index], root)) continue;
            live += 1;
            int32_t other = entries[index].group;
            // The command has a session of its own, so a group of its holds no stranger.
            if (other > 1 && other != root && !has(ended_groups, other)) {
                add(ended_groups, other);
                kill(-other, SIGKILL);
            }
            kill(entries[index].id, SIGKILL);
        }
        if (live == 0) {
            reap(context);
            return 0;
        }
        if (milliseconds_now() > deadline) return live;
        struct timespec pause = {0, 1000000};
        nanosleep(&pause, NULL);
    }
}
