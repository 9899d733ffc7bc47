#pragma once
#include <libxml/parser.h>
#include <libxml/xmlreader.h>

/// `xmlFree` is a mutable global, which Swift 6 cannot read.
static inline void tasksynth_xml_free(void *pointer) { xmlFree(pointer); }
