#include "CBareParse.h"

#include <dlfcn.h>

static void *(*parser_new)(void);
static void (*parser_delete)(void *);
static bool (*parser_set_language)(void *, const void *);
static void *(*parser_parse_string)(void *, void *, const char *, uint32_t);
static void (*tree_delete)(void *);

bool tasksynth_bare_open(void) {
    void *library = dlopen("libtree-sitter.so.0", RTLD_LAZY | RTLD_LOCAL);
    if (!library) return false;
    *(void **)&parser_new = dlsym(library, "ts_parser_new");
    *(void **)&parser_delete = dlsym(library, "ts_parser_delete");
    *(void **)&parser_set_language = dlsym(library, "ts_parser_set_language");
    *(void **)&parser_parse_string = dlsym(library, "ts_parser_parse_string");
    *(void **)&tree_delete = dlsym(library, "ts_tree_delete");
    return parser_new && parser_delete && parser_set_language && parser_parse_string
        && tree_delete;
}

const void *tasksynth_bare_language(const char *path, const char *function) {
    void *library = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
    if (!library) return NULL;
    const void *(*make)(void);
    *(void **)&make = dlsym(library, function);
    return make ? make() : NULL;
}

bool tasksynth_bare_parse(const void *language, const uint8_t *text, size_t count) {
    void *parser = parser_new();
    void *tree = NULL;
    if (parser_set_language(parser, language)) {
        tree = parser_parse_string(parser, NULL, (const char *)text, (uint32_t)count);
    }
    if (tree) tree_delete(tree);
    parser_delete(parser);
    return tree != NULL;
}
