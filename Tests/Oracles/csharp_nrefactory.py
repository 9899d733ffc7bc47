"""Compares with NRefactory's parser of C# 5: types, methods, constructors and properties with their lines.

usage: csharp_nrefactory.py FOLDER PROGRAM     PROGRAM is what CSharpTrees.cs is compiled to; what the parser refuses, as it
does newer syntax, is left out
"""

import os
import subprocess
import sys

from common import Score, arguments, symbols, walk

root, program = arguments("FOLDER PROGRAM")
files = walk(root, (".cs",))
expected = {file: [] for file in files}
refused = set()
for start in range(0, len(files), 500):
    run = subprocess.run(
        ["mono", program, *files[start : start + 500]], capture_output=True, text=True, check=True
    )
    for line in run.stdout.splitlines():
        path, kind, *rest = line.split("\t")
        if kind == "error":
            refused.add(path)
        else:
            name, first, last = rest
            expected[path].append((kind, name.split(".")[-1], int(first), int(last)))

kinds = {each: "type" for each in ("class", "interface", "enum", "struct", "typeAlias")}
kinds.update(method="method", constructor="method", function="method", property="property", test="method")
score = Score()
for file, document in symbols([file for file in files if file not in refused]):
    actual = []
    for each in document["symbols"]:
        if each["kind"] not in kinds:
            continue
        item = (kinds[each["kind"]], each["name"].split(".")[-1], each["startLine"], each["endLine"])
        # Fields and events are properties of ours alone.
        if item[0] != "property" or item in expected[file]:
            actual.append(item)
    score.add(os.path.relpath(file, root), expected[file], actual, document["confidence"] < 1)
print(f"{len(refused)} files that the parser refuses are left out")
sys.exit(0 if score.report("nrefactory") >= 99 else 1)
