#pragma once
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <string.h>

/// `xmlFree` is a mutable global, which Swift 6 cannot read.
static inline void tasksynth_xml_free(void *pointer) { xmlFree(pointer); }

/// Makes a push parser that calls back. Nothing is loaded, no entity is kept, nothing is printed.
static inline xmlParserCtxtPtr tasksynth_xml_parser(
    void *user,
    startElementNsSAX2Func start,
    endElementNsSAX2Func end,
    charactersSAXFunc characters,
    internalSubsetSAXFunc subset,
    entityDeclSAXFunc entity,
    xmlStructuredErrorFunc problem) {
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start;
    handler.endElementNs = end;
    handler.characters = characters;
    handler.cdataBlock = characters;
    handler.internalSubset = subset;
    handler.entityDecl = entity;
    handler.serror = problem;
    xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&handler, user, NULL, 0, NULL);
    if (context != NULL) {
        xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    }
    return context;
}

/// Takes an error that has no parser to go to.
static inline void tasksynth_xml_ignore_error(void *context, xmlErrorPtr error) {}

/// Takes a text that would be printed.
static inline void tasksynth_xml_ignore_text(void *context, const char *format, ...) {}

/// Parses a part of a text. What libxml2 would print about it, such as of a converter that fails,
/// is not printed; handlers that others have set are as they were.
static inline int tasksynth_xml_parse(
    xmlParserCtxtPtr context, const char *text, int size, int isLast) {
    xmlStructuredErrorFunc structured = xmlStructuredError;
    xmlGenericErrorFunc generic = xmlGenericError;
    void *structuredContext = xmlStructuredErrorContext;
    void *genericContext = xmlGenericErrorContext;
    xmlSetStructuredErrorFunc(NULL, (xmlStructuredErrorFunc)tasksynth_xml_ignore_error);
    xmlSetGenericErrorFunc(NULL, tasksynth_xml_ignore_text);
    int status = xmlParseChunk(context, text, size, isLast);
    xmlSetStructuredErrorFunc(structuredContext, structured);
    xmlSetGenericErrorFunc(genericContext, generic);
    return status;
}

/// Makes references to entities that are not kept no errors: they stand for nothing.
static inline void tasksynth_xml_pass_over_entities(xmlParserCtxtPtr context) {
    context->hasExternalSubset = 1;
}

/// The number of the line that is read.
static inline int tasksynth_xml_line(xmlParserCtxtPtr context) {
    return context->input == NULL ? 0 : context->input->line;
}
