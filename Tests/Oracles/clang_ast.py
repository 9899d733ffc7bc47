"""Compares with clang's syntax tree: what C, C++ and Objective-C files define, with the lines that it begins and ends on.

usage: clang_ast.py FOLDER LANGUAGE SUFFIX… [-- FLAG…]     clang_ast.py src c .c -- -Isrc -Ideps

LANGUAGE is c, c++ or objective-c. It needs the package `libclang` from PyPI; flags tell it where headers are, its own
ones too (`-resource-dir`). Files of which clang cannot find a header are left out; what the preprocessor leaves out,
and what macros make, is no part of the comparison, so that only what clang has in the text itself is looked for.
"""

import os
import re
import sys

from clang.cindex import CursorKind, Diagnostic, Index, TranslationUnitLoadError

from common import Score, arguments, symbols, walk

words = arguments("FOLDER LANGUAGE SUFFIX… [-- FLAG…]")
flags = words[words.index("--") + 1 :] if "--" in words else []
root, language, *suffixes = words[: words.index("--")] if "--" in words else words
functions = {
    CursorKind.FUNCTION_DECL, CursorKind.FUNCTION_TEMPLATE, CursorKind.CXX_METHOD, CursorKind.CONSTRUCTOR,
    CursorKind.DESTRUCTOR, CursorKind.CONVERSION_FUNCTION, CursorKind.OBJC_INSTANCE_METHOD_DECL,
    CursorKind.OBJC_CLASS_METHOD_DECL,
}
types = {
    CursorKind.CLASS_DECL, CursorKind.STRUCT_DECL, CursorKind.UNION_DECL, CursorKind.ENUM_DECL,
    CursorKind.CLASS_TEMPLATE, CursorKind.CLASS_TEMPLATE_PARTIAL_SPECIALIZATION,
}
objects = {
    CursorKind.OBJC_IMPLEMENTATION_DECL, CursorKind.OBJC_CATEGORY_IMPL_DECL, CursorKind.OBJC_PROTOCOL_DECL,
}
bodies = {CursorKind.COMPOUND_STMT, CursorKind.CXX_TRY_STMT}


def plain(name):
    """A name without what stands for the arguments of a template, and with operators written in one way."""
    name = re.sub(r"operator\s+(?=\W)", "operator", name)
    if name.startswith("operator"):
        return re.sub(r"\s+", " ", name)
    return name.split("<")[0]


def is_written(node, text):
    """Whether a definition stands in the text as it is: no macro has made its name or its end."""
    if "(" in node.spelling and not node.spelling.startswith("operator"):
        return False  # What has no name is called by its place.
    place, end = node.location.offset, node.extent.end.offset
    first = re.match(r"~?\w+|[-+]", node.spelling)
    if node.kind in (CursorKind.OBJC_INSTANCE_METHOD_DECL, CursorKind.OBJC_CLASS_METHOD_DECL):
        return text[node.extent.start.offset :][:1] in b"+-" and text[end - 1 : end] == b"}"
    if node.kind in objects:
        return text[node.extent.start.offset :][:1] == b"@"
    return bool(first) and text[place:].startswith(first[0].encode()) and text[end - 1 : end] == b"}"


def kind_of(node):
    """The kind of a node; what this version of the package does not know is none."""
    try:
        return node.kind
    except ValueError:
        return None


def definitions(node, file, text, found):
    """Collects the definitions of one file below a node."""
    for each in node.get_children():
        if each.location.file is None or each.location.file.name != file:
            continue
        kind, line = kind_of(each), each.extent.end.line
        if kind in functions and each.is_definition():
            if any(kind_of(part) in bodies for part in each.get_children()) and is_written(each, text):
                found.append(("function", plain(each.spelling), line))
        elif kind in types and each.is_definition() and is_written(each, text):
            found.append(("type", plain(each.spelling), line))
        elif kind in objects and is_written(each, text):
            found.append(("type", each.spelling, line))
        definitions(each, file, text, found)


sys.setrecursionlimit(20000)
kinds = {each: "function" for each in ("function", "method", "constructor", "test")}
kinds.update({each: "type" for each in ("class", "struct", "union", "enum", "protocol", "extension")})
score, refused, index = Score(), 0, Index.create()
for file, document in symbols(walk(root, tuple(suffixes))):
    with open(file, "rb") as stream:
        text = stream.read()
    try:
        unit = index.parse(file, ["-w", f"-x{language}", *flags])
    except TranslationUnitLoadError:
        refused += 1
        continue
    if any(each.severity >= Diagnostic.Fatal for each in unit.diagnostics):
        refused += 1
        continue
    found = []
    definitions(unit.cursor, file, text, found)
    actual = set()
    for each in document["symbols"]:
        if each["kind"] not in kinds:
            continue
        name = each["name"]
        name = re.sub(r"^.*\((\w+)\)$", r"\1", name) if each["kind"] == "extension" else name
        actual.add((kinds[each["kind"]], plain(name), each["endLine"]))
    wanted = set(found)
    score.add(os.path.relpath(file, root), wanted, actual & wanted, document["confidence"] < 1)
print(f"{refused} files of which clang lacks a header are left out")
sys.exit(0 if score.report(f"clang {language}") >= 99 else 1)
