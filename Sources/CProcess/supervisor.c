// A supervisor is a fork of this program that never executes another one: it owns one command, is
// the reaper of everything below it, and ends all of it. When the program that started it goes away,
// however that happens, its control pipe closes and the tree is ended too.
#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "control_group.h"
#include "process_tree.h"

enum { WATCH_NANOSECONDS = 20000000, WATCH_SHARE = 10 };

struct supervision {
    const struct tasksynth_process *process;
    pid_t child;
    int output;
    bool child_ended;
    int child_status;
    int64_t started;
    struct tasksynth_outcome outcome;
};

static int64_t nanoseconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void close_all_but(const int *kept, size_t count) {
    // `kept` is in ascending order.
    unsigned int first = 0;
    for (size_t index = 0; index <= count; index += 1) {
        unsigned int last = index < count ? (unsigned int)kept[index] : ~0U;
        if (last > first) {
            unsigned int end = index < count ? last - 1 : last;
            if (syscall(SYS_close_range, first, end, 0) != 0) {
                for (unsigned int file = first; file <= end && file < 65536; file += 1)
                    close((int)file);
            }
        }
        first = last + 1;
    }
}

static void default_signals(void) {
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigemptyset(&action.sa_mask);
    for (int number = 1; number < NSIG; number += 1) sigaction(number, &action, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void run_child(const struct tasksynth_process *process, int output, int failure) {
    setsid();
    default_signals();
    struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    if (process->file_bytes > 0) {
        struct rlimit files = {(rlim_t)process->file_bytes, (rlim_t)process->file_bytes};
        setrlimit(RLIMIT_FSIZE, &files);
    }
    if (process->memory_group != NULL) control_group_write(process->memory_group, "cgroup.procs", "0");
    if (process->processes_group != NULL && process->group_version == 1)
        control_group_write(process->processes_group, "cgroup.procs", "0");
    umask(022);
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nothing >= 0 && chdir(process->directory) == 0) {
        dup2(nothing, STDIN_FILENO);
        dup2(output, STDOUT_FILENO);
        dup2(output, STDERR_FILENO);
        execve(process->executable, process->arguments, process->environment);
    }
    int number = errno;
    (void)!write(failure, &number, sizeof number);
    _exit(127);
}

static void reap(void *context) {
    struct supervision *supervision = context;
    for (;;) {
        int status;
        struct rusage usage;
        pid_t ended = wait4(-1, &status, WNOHANG, &usage);
        if (ended <= 0) return;
        struct tasksynth_outcome *outcome = &supervision->outcome;
        outcome->processor_microseconds
            += (int64_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000
            + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
        int64_t peak = (int64_t)usage.ru_maxrss * 1024;
        if (peak > outcome->peak_memory_bytes) outcome->peak_memory_bytes = peak;
        if (ended == supervision->child) {
            supervision->child_ended = true;
            supervision->child_status = status;
        }
    }
}

/// Copies what the command printed to the log; gives false when the limit is reached.
static bool copy_output(struct supervision *supervision, bool *is_open) {
    const struct tasksynth_process *process = supervision->process;
    static char buffer[65536];
    ssize_t count = read(supervision->output, buffer, sizeof buffer);
    if (count < 0) {
        if (errno != EINTR && errno != EAGAIN) *is_open = false;
        return true;
    }
    if (count == 0) {
        *is_open = false;
        return true;
    }
    bool fits = true;
    if (process->output_bytes > 0
        && supervision->outcome.output_bytes + count > process->output_bytes) {
        count = process->output_bytes - supervision->outcome.output_bytes;
        fits = false;
    }
    supervision->outcome.output_bytes += count;
    for (ssize_t written = 0; process->log >= 0 && written < count;) {
        ssize_t part = write(process->log, buffer + written, (size_t)(count - written));
        if (part < 0 && errno == EINTR) continue;
        if (part <= 0) break;
        written += part;
    }
    return fits;
}

/// Says which limit the tree has passed, or 0.
static int look_at_limits(struct supervision *supervision) {
    const struct tasksynth_process *process = supervision->process;
    struct tasksynth_outcome *outcome = &supervision->outcome;
    bool unified = process->group_version == 2;
    if (process->memory_group != NULL) {
        int64_t peak = control_group_read(
            process->memory_group, unified ? "memory.peak" : "memory.max_usage_in_bytes", "");
        if (peak > outcome->peak_memory_bytes) outcome->peak_memory_bytes = peak;
        if (control_group_read(process->memory_group, unified ? "memory.events" : "memory.oom_control",
                            "oom_kill") > 0)
            return TASKSYNTH_OUT_OF_MEMORY;
    }
    if (process->processes_group != NULL
        && control_group_read(process->processes_group, "pids.events", "max") > 0)
        return TASKSYNTH_TOO_MANY_PROCESSES;
    bool watches_memory = process->memory_group == NULL && process->memory_bytes > 0;
    bool watches_processes = process->processes_group == NULL && process->process_count > 0;
    if (!watches_memory && !watches_processes) return 0;
    struct process_tree tree = process_tree_look(getpid());
    if (watches_memory && tree.resident_bytes > outcome->peak_memory_bytes)
        outcome->peak_memory_bytes = tree.resident_bytes;
    if (watches_processes && tree.threads > process->process_count)
        return TASKSYNTH_TOO_MANY_PROCESSES;
    if (watches_memory && tree.resident_bytes > process->memory_bytes)
        return TASKSYNTH_OUT_OF_MEMORY;
    return 0;
}

static void end_tree(struct supervision *supervision) {
    const struct tasksynth_process *process = supervision->process;
    if (process->group_version == 2 && process->memory_group != NULL)
        control_group_write(process->memory_group, "cgroup.kill", "1");
    supervision->outcome.survivors = process_tree_end(supervision->child, reap, supervision);
}

/// Waits for the end of the command, or for a reason to end it; gives the reason.
static int watch(struct supervision *supervision, int control, int signals) {
    const struct tasksynth_process *process = supervision->process;
    int64_t wall_end = process->wall_milliseconds > 0
        ? supervision->started + process->wall_milliseconds * 1000000 : INT64_MAX;
    int64_t next_look = supervision->started;
    int64_t kill_at = INT64_MAX;
    int reason = 0;
    bool output_open = true;
    for (;;) {
        int64_t now = nanoseconds_now();
        if (reason == 0 && now >= wall_end) reason = TASKSYNTH_TIMED_OUT;
        if (reason == TASKSYNTH_TIMED_OUT && kill_at == INT64_MAX) {
            kill(-supervision->child, SIGTERM);
            kill_at = now + process->grace_milliseconds * 1000000;
        }
        if (now >= kill_at) return reason;
        if (reason == 0 && now >= next_look) {
            reason = look_at_limits(supervision);
            if (reason != 0) return reason;
            // A look through /proc takes longer the more processes there are.
            int64_t after = nanoseconds_now(), pause = (after - now) * WATCH_SHARE;
            next_look = after + (pause > WATCH_NANOSECONDS ? pause : WATCH_NANOSECONDS);
        }
        int64_t next = next_look < wall_end || reason != 0 ? next_look : wall_end;
        if (kill_at < next || reason != 0) next = kill_at;
        int64_t pause = (next - now) / 1000000 + 1;
        struct pollfd files[3] = {
            {.fd = control, .events = POLLIN},
            {.fd = signals, .events = POLLIN},
            {.fd = output_open ? supervision->output : -1, .events = POLLIN},
        };
        if (poll(files, 3, pause < 0 ? 0 : (pause > 1000 ? 1000 : (int)pause)) <= 0) continue;
        if (files[0].revents != 0) return TASKSYNTH_CANCELLED;
        if (files[2].revents != 0 && !copy_output(supervision, &output_open) && reason == 0)
            return TASKSYNTH_TOO_MUCH_OUTPUT;
        if (files[1].revents != 0) {
            struct signalfd_siginfo ignored;
            (void)!read(signals, &ignored, sizeof ignored);
            reap(supervision);
            if (supervision->child_ended) return reason;
        }
    }
}

static void send_outcome(int outcomes, const struct tasksynth_outcome *outcome) {
    while (write(outcomes, outcome, sizeof *outcome) < 0 && errno == EINTR) {}
}

static void supervise(const struct tasksynth_process *process, int control, int outcomes) {
    struct supervision supervision = {.process = process, .child = -1};
    struct tasksynth_outcome *outcome = &supervision.outcome;
    setsid();
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    // Where it may, it runs before what it watches.
    int priority = getpriority(PRIO_PROCESS, 0);
    setpriority(PRIO_PROCESS, 0, priority - 10);
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGXFSZ, &ignore, NULL);
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(SIGCHLD, &standard, NULL);
    sigset_t set;
    sigfillset(&set);
    sigprocmask(SIG_SETMASK, &set, NULL);
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    int signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    int output[2] = {-1, -1}, failure[2] = {-1, -1};
    outcome->ending = TASKSYNTH_NOT_STARTED;
    if (signals < 0 || pipe2(output, O_CLOEXEC) != 0 || pipe2(failure, O_CLOEXEC) != 0) {
        outcome->status = errno;
        send_outcome(outcomes, outcome);
        return;
    }
    supervision.started = nanoseconds_now();
    supervision.child = fork();
    if (supervision.child == 0) {
        setpriority(PRIO_PROCESS, 0, priority);
        run_child(process, output[1], failure[1]);
    }
    int fork_error = errno;
    close(output[1]);
    close(failure[1]);
    int number = 0;
    ssize_t failed = 0;
    if (supervision.child > 0) {
        do failed = read(failure[0], &number, sizeof number);
        while (failed < 0 && errno == EINTR);
    }
    if (supervision.child < 0 || failed > 0) {
        outcome->status = supervision.child < 0 ? fork_error : number;
        end_tree(&supervision);
        send_outcome(outcomes, outcome);
        return;
    }
    outcome->ending = TASKSYNTH_STARTED;
    outcome->status = supervision.child;
    send_outcome(outcomes, outcome);
    outcome->status = 0;
    fcntl(output[0], F_SETFL, O_NONBLOCK);
    supervision.output = output[0];

    int reason = watch(&supervision, control, signals);
    outcome->nanoseconds = nanoseconds_now() - supervision.started;
    if (reason == 0) {
        outcome->leftover_processes = process_tree_look(getpid()).processes;
        // What the kernel ended for want of memory looks like any other kill.
        int passed = look_at_limits(&supervision);
        bool failed_itself = !WIFEXITED(supervision.child_status)
            || WEXITSTATUS(supervision.child_status) != 0;
        if (passed != 0 && failed_itself) reason = passed;
    }
    end_tree(&supervision);
    bool output_open = true, fits = true;
    while (output_open && fits) {
        struct pollfd file = {.fd = supervision.output, .events = POLLIN};
        if (poll(&file, 1, 0) <= 0) break;
        fits = copy_output(&supervision, &output_open);
    }
    if (reason == 0 && !fits) reason = TASKSYNTH_TOO_MUCH_OUTPUT;
    int status = supervision.child_status;
    if (reason != 0) {
        outcome->ending = reason;
    } else if (WIFSIGNALED(status)) {
        outcome->ending = TASKSYNTH_SIGNALLED;
        outcome->status = WTERMSIG(status);
    } else {
        outcome->ending = TASKSYNTH_EXITED;
        outcome->status = WEXITSTATUS(status);
    }
    send_outcome(outcomes, outcome);
}

static void close_pair(const int *pair) {
    if (pair[0] >= 0) close(pair[0]);
    if (pair[1] >= 0) close(pair[1]);
}

int32_t tasksynth_process_start(const struct tasksynth_process *process,
                                struct tasksynth_supervisor *supervisor) {
    int control[2] = {-1, -1}, outcomes[2] = {-1, -1};
    if (pipe2(control, O_CLOEXEC) != 0) return errno;
    if (pipe2(outcomes, O_CLOEXEC) != 0) {
        int number = errno;
        close_pair(control);
        return number;
    }
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t forked = fork();
    if (forked == 0) {
        int kept[3] = {control[0], outcomes[1], process->log};
        size_t count = process->log >= 0 ? 3 : 2;
        for (size_t pass = 0; pass < count; pass += 1) {
            for (size_t index = 0; index + 1 < count; index += 1) {
                if (kept[index] <= kept[index + 1]) continue;
                int other = kept[index];
                kept[index] = kept[index + 1];
                kept[index + 1] = other;
            }
        }
        close_all_but(kept, count);
        // Nothing that is opened from here on may take the place of a standard stream.
        int filler;
        do filler = open("/dev/null", O_RDWR);
        while (filler >= 0 && filler <= STDERR_FILENO);
        if (filler > STDERR_FILENO) close(filler);
        supervise(process, control[0], outcomes[1]);
        _exit(0);
    }
    int number = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(control[0]);
    close(outcomes[1]);
    if (forked < 0) {
        close(control[1]);
        close(outcomes[0]);
        return number;
    }
    supervisor->process = forked;
    supervisor->control = control[1];
    supervisor->outcomes = outcomes[0];
    return 0;
}
