#ifndef TASKSYNTH_BARE_PARSE_H
#define TASKSYNTH_BARE_PARSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Opens libtree-sitter; false where it is not there.
bool tasksynth_bare_open(void);

// Takes a grammar from a shared library; NULL where there is none.
const void *tasksynth_bare_language(const char *path, const char *function);

// Parses a text with a new parser and throws the tree away; false where that fails.
bool tasksynth_bare_parse(const void *language, const uint8_t *text, size_t count);

#endif
