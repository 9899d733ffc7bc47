"""Compares with clang's syntax tree: what C, C++ and Objective-C files define, with the lines that it begins and ends on.

usage: clang_ast.py FOLDER LANGUAGE CLANG SUFFIX… [-- FLAG…]     clang_ast.py src c clang .c -- -Isrc -Ideps

LANGUAGE is c, c++ or objective-c. Files of which clang cannot find a header are left out; what the preprocessor leaves
out is no part of clang's tree, so that only what clang has is looked for.
"""

import json
import os
import re
import subprocess
import sys

from common import Score, arguments, symbols, walk

words = arguments("FOLDER LANGUAGE CLANG SUFFIX… [-- FLAG…]")
flags = words[words.index("--") + 1 :] if "--" in words else []
root, language, clang, *suffixes = words[: words.index("--")] if "--" in words else words
files = walk(root, tuple(suffixes))
functions = {"FunctionDecl", "CXXMethodDecl", "CXXConstructorDecl", "CXXDestructorDecl", "CXXConversionDecl"}
types = {"CXXRecordDecl", "RecordDecl", "EnumDecl", "NamespaceDecl", "ObjCImplementationDecl", "ObjCProtocolDecl", "ObjCCategoryImplDecl"}


def place(location, current):
    """The place of a location, of which clang leaves out what is as before; macros stand where they are used."""
    location = location.get("expansionLoc", location)
    if "file" in location:
        current["file"] = location["file"]
    if "line" in location:
        current["line"] = location["line"]
    return current["file"], current["line"]


def definitions(node, file, current, found):
    """Collects the definitions of one file below a node, in the order in which clang prints places."""
    if not isinstance(node, dict):
        return
    place(node.get("loc", {}), current)
    extent = node.get("range", {})
    isMacro = "expansionLoc" in extent.get("begin", {}) or "expansionLoc" in node.get("loc", {})
    begin = place(extent.get("begin", {}), current)
    end = place(extent.get("end", {}), current)
    kind, inner = node.get("kind"), node.get("inner", [])
    if begin[0] == file and end[0] == file and not node.get("isImplicit") and node.get("name") and not isMacro:
        hasBody = any(each.get("kind") in ("CompoundStmt", "CXXTryStmt") for each in inner)
        if kind in functions and hasBody:
            found.append(("function", node["name"].split("<")[0], end[1]))
        elif kind == "ObjCMethodDecl" and hasBody:
            found.append(("function", node["name"], end[1]))
        elif kind in types and (node.get("completeDefinition") or kind not in ("RecordDecl", "CXXRecordDecl")):
            found.append(("type", node["name"], end[1]))
    for each in inner:
        definitions(each, file, current, found)


sys.setrecursionlimit(20000)
kinds = {each: "function" for each in ("function", "method", "constructor", "test")}
kinds.update({each: "type" for each in ("class", "struct", "union", "enum", "module", "protocol", "extension")})
score, refused = Score(), 0
for file, document in symbols(files):
    run = subprocess.run(
        [clang, "-w", f"-x{language}", "-fsyntax-only", "-Xclang", "-ast-dump=json", *flags, file],
        capture_output=True,
    )
    if b"fatal error" in run.stderr or len(run.stdout) > 400_000_000 or not run.stdout:
        refused += 1
        continue
    found = []
    definitions(json.loads(run.stdout), file, {"file": "", "line": 0}, found)
    actual = set()
    for each in document["symbols"]:
        if each["kind"] not in kinds:
            continue
        name = each["name"]
        name = re.sub(r"^.*\((\w+)\)$", r"\1", name) if each["kind"] == "extension" else name
        actual.add((kinds[each["kind"]], name.split("<")[0].replace("operator ", "operator"), each["endLine"]))
    wanted = {(kind, name.replace("operator ", "operator"), line) for kind, name, line in found}
    score.add(os.path.relpath(file, root), wanted, actual & wanted, document["confidence"] < 1)
print(f"{refused} files of which clang lacks a header are left out")
sys.exit(0 if score.report(f"clang {language}") >= 99 else 1)
