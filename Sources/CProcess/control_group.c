#define _GNU_SOURCE
#include "control_group.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/// Opens a file of a control group.
static int open_in_group(const char *group, const char *name, int flags) {
    char path[4096];
    size_t length = strlen(group), rest = strlen(name);
    if (length + rest + 2 > sizeof path) return -1;
    memcpy(path, group, length);
    path[length] = '/';
    memcpy(path + length + 1, name, rest + 1);
    return open(path, flags | O_CLOEXEC);
}

bool control_group_write(const char *group, const char *name, const char *text) {
    int file = open_in_group(group, name, O_WRONLY);
    if (file < 0) return false;
    ssize_t written = write(file, text, strlen(text));
    close(file);
    return written > 0;
}

int64_t control_group_read(const char *group, const char *name, const char *word) {
    int file = open_in_group(group, name, O_RDONLY);
    if (file < 0) return 0;
    char text[2048];
    ssize_t count = read(file, text, sizeof text - 1);
    close(file);
    if (count <= 0) return 0;
    text[count] = 0;
    const char *place = text;
    size_t length = strlen(word);
    while (length > 0 && (strncmp(place, word, length) != 0 || place[length] != ' ')) {
        place = strchr(place, '\n');
        if (place == NULL) return 0;
        place += 1;
    }
    place += length;
    while (*place == ' ') place += 1;
    int64_t number = 0;
    for (; *place >= '0' && *place <= '9'; place += 1) number = number * 10 + (*place - '0');
    return number;
}
