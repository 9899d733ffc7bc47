"""Compares with TypeScript's own parser: functions, classes, interfaces, enums, type aliases and methods with their lines.

usage: typescript.py FOLDER SUFFIX…     typescript.py src .ts .tsx .js .jsx
"""

import os
import sys

from common import Score, arguments, listed, symbols, walk

root, *suffixes = arguments("FOLDER SUFFIX…")
here = os.path.dirname(os.path.abspath(__file__))
files = walk(root, tuple(suffixes), skip=("node_modules", ".git"))
expected = {
    file: each["definitions"]
    for file, each in listed(["node", os.path.join(here, "typescript.js")], files).items()
    if not each["errors"]
}
kinds = {
    "function": "function", "class": "class", "interface": "interface", "enum": "enum",
    "typeAlias": "type", "method": "method", "constructor": "method",
}
score = Score()
for file, document in symbols([file for file in files if file in expected]):
    values = {name for kind, name, _, _ in expected[file] if kind == "value"}
    wanted = [tuple(item) for item in expected[file] if item[0] != "value"]
    actual = []
    for each in document["symbols"]:
        item = (kinds.get(each["kind"]), each["name"], each["startLine"], each["endLine"])
        # What is a value of a name, and what has no body, is a symbol of ours alone.
        if item[0] and (item in wanted or each["name"] not in values):
            actual.append(item)
    score.add(os.path.relpath(file, root), wanted, actual, document["confidence"] < 1)
sys.exit(0 if score.report("typescript") >= 99 else 1)
