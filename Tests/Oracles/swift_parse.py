"""Compares with the Swift compiler's parser: types, extensions, functions and initializers, with their lines.

usage: swift_parse.py FOLDER [SWIFTC]     files that the compiler refuses are left out
"""

import bisect
import json
import os
import subprocess
import sys

from common import Score, arguments, symbols, walk

root, *rest = arguments("FOLDER [SWIFTC]")
swiftc = rest[0] if rest else "swiftc"
files = walk(root, (".swift",), skip=(".build", ".git"))
kinds = {
    "struct_decl": "type", "class_decl": "type", "enum_decl": "type", "protocol_decl": "type",
    "extension_decl": "extension", "func_decl": "function", "constructor_decl": "function",
    "destructor_decl": "function", "subscript_decl": "function",
}
ours = {each: "type" for each in ("struct", "class", "enum", "protocol")}
ours.update({each: "function" for each in ("function", "method", "constructor")}, extension="extension", test="function")
names = {"constructor_decl": "init", "destructor_decl": "deinit", "subscript_decl": "subscript"}


def definitions(node, found):
    """Collects the declarations below a node."""
    if isinstance(node, list):
        for each in node:
            definitions(each, found)
    elif isinstance(node, dict):
        kind = node.get("_kind")
        if kind in kinds and "range" in node and not node.get("implicit"):
            name = names.get(kind) or node.get("extended_type") or node["name"]["base_name"].get("name", "")
            found.append((kinds[kind], name, node["range"]["start"], node["range"]["end"]))
        for each in node.values():
            definitions(each, found)
    return found


sys.setrecursionlimit(20000)
score, refused = Score(), 0
for file, document in symbols(files):
    run = subprocess.run([swiftc, "-frontend", "-dump-parse", "-dump-ast-format", "json", file], capture_output=True)
    try:
        tree = json.loads(run.stdout) if run.returncode == 0 else None
    except ValueError:  # the compiler does not escape every text
        tree = None
    if tree is None:
        refused += 1
        continue
    text = open(file, "rb").read()
    feeds = [index for index, byte in enumerate(text) if byte == 10]
    line = lambda offset: bisect.bisect_left(feeds, offset) + 1
    wanted = [
        (kind, name, line(start), line(end)) for kind, name, start, end in definitions(tree, [])
    ]
    actual = []
    for each in document["symbols"]:
        if each["kind"] not in ours:
            continue
        name = each["name"].strip("`").split("<")[0]
        # Attributes stand before what the compiler takes for the declaration's start.
        items = [
            (ours[each["kind"]], name, number, each["endLine"])
            for number in range(each["startLine"], each["headerEndLine"] + 1)
        ]
        actual.append(next((item for item in items if item in wanted and item not in actual), items[0]))
    score.add(os.path.relpath(file, root), wanted, actual, document["confidence"] < 1)
print(f"{refused} files that the compiler refuses are left out")
sys.exit(0 if score.report("swiftc") >= 99 else 1)
