#ifndef TASKSYNTH_CONTROL_GROUP_H
#define TASKSYNTH_CONTROL_GROUP_H

#include <stdbool.h>
#include <stdint.h>

/// Writes a text to a file of a control group.
bool control_group_write(const char *group, const char *name, const char *text);

/// Reads the number behind a word at the start of a line of a group's file, or the first number.
int64_t control_group_read(const char *group, const char *name, const char *word);

#endif
