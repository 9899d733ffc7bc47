// The layouts that libtree-sitter passes by value, as its 0.20 to 0.25 have them. Nothing is linked:
// the library is opened at run time.
#ifndef TASKSYNTH_TREE_SITTER_LAYOUT_H
#define TASKSYNTH_TREE_SITTER_LAYOUT_H

#include <stdbool.h>
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

typedef struct {
    uint32_t start_byte;
    uint32_t old_end_byte;
    uint32_t new_end_byte;
    TSPoint start_point;
    TSPoint old_end_point;
    TSPoint new_end_point;
} TSInputEdit;

// What a grammar hands out, as versions 13 and 14 of it begin; 14 has the last member, too.
typedef struct {
    uint32_t version;
    uint32_t counts[8];
    uint16_t longest_alias_sequence;
    const void *tables[15];
    uint16_t keyword_capture_token;
    struct {
        const bool *states;
        const uint16_t *symbol_map;
        void *(*create)(void);
        void (*destroy)(void *state);
        bool (*scan)(void *state, void *lexer, const bool *valid);
        unsigned (*serialize)(void *state, char *buffer);
        void (*deserialize)(void *state, const char *buffer, unsigned count);
    } external_scanner;
    const uint16_t *primary_state_ids;
} TSLanguage;

#endif
