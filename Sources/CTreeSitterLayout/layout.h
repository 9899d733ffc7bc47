// The layouts that libtree-sitter passes by value, as its 0.20 to 0.25 have them. Nothing is linked:
// the library is opened at run time.
#ifndef TASKSYNTH_TREE_SITTER_LAYOUT_H
#define TASKSYNTH_TREE_SITTER_LAYOUT_H

#include <stdint.h>

typedef struct {
    uint32_t row;
    uint32_t column;
} TSPoint;

typedef struct {
    uint32_t context[4];
    const void *id;
    const void *tree;
} TSNode;

// 0.20 has two words of context, later ones have three; the larger layout serves both, because the
// library gets it by address.
typedef struct {
    const void *tree;
    const void *id;
    uint32_t context[3];
} TSTreeCursor;

#endif
