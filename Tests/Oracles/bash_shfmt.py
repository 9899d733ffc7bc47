"""Compares with shfmt's parser: the functions of shell scripts, with their lines.

usage: bash_shfmt.py FOLDER SUFFIX…     bash_shfmt.py src .sh .bash     files that shfmt refuses are left out
"""

import json
import os
import subprocess
import sys

from common import Score, arguments, symbols, walk

root, *suffixes = arguments("FOLDER SUFFIX…")
files = walk(root, tuple(suffixes))


def functions(node, found):
    """Collects the functions below a node of shfmt's tree."""
    if isinstance(node, list):
        for each in node:
            functions(each, found)
    elif isinstance(node, dict):
        if node.get("Type") == "FuncDecl":
            found.append((node["Name"]["Value"], node["Pos"]["Line"], node["End"]["Line"]))
        for each in node.values():
            functions(each, found)
    return found


score, refused = Score(), 0
for file, document in symbols(files):
    with open(file, "rb") as text:
        run = subprocess.run(["shfmt", "-ln", "bash", "-tojson"], stdin=text, capture_output=True)
    if run.returncode:
        refused += 1
        continue
    actual = [
        (each["name"], each["startLine"], each["endLine"])
        for each in document["symbols"] if each["kind"] == "function"
    ]
    score.add(os.path.relpath(file, root), functions(json.loads(run.stdout), []), actual, document["confidence"] < 1)
print(f"{refused} files that shfmt refuses are left out")
sys.exit(0 if score.report("shfmt") >= 99 else 1)
