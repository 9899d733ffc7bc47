"""Compares with luac: the lines of every named function of Lua files.

usage: lua_luac.py FOLDER [LUAC]     files that luac refuses are left out
"""

import os
import re
import subprocess
import sys

from common import Score, arguments, symbols, walk

root, *rest = arguments("FOLDER [LUAC]")
luac = rest[0] if rest else "luac"
files = walk(root, (".lua",))
# luac tells the lines of functions and not their names: those of the text there are taken.
named = re.compile(r"function\s+[\w.:]+\s*\(|(?:[\w.]|[\"']\])\s*=\s*function\b")
score, refused = Score(), 0
for file, document in symbols(files):
    run = subprocess.run([luac, "-l", "-p", file], capture_output=True, text=True, errors="replace")
    if run.returncode:
        refused += 1
        continue
    text = open(file, errors="replace").read().split("\n")
    functions = [
        (int(each[1]), int(each[2])) for each in re.finditer(r"^function <.*:(\d+),(\d+)>", run.stdout, re.M)
    ]
    wanted = sorted({each for each in functions if named.search(text[each[0] - 1])})
    actual = []
    for each in document["symbols"]:
        if each["kind"] not in ("function", "method"):
            continue
        lines = [
            (line, each["endLine"]) for line in range(each["startLine"], each["headerEndLine"] + 1)
            if (line, each["endLine"]) in functions
        ]
        actual += [line for line in lines[:1] if line in wanted] or ([] if lines else [(each["startLine"], each["endLine"])])
    score.add(os.path.relpath(file, root), wanted, sorted(set(actual)), document["confidence"] < 1)
print(f"{refused} files that luac refuses are left out")
sys.exit(0 if score.report("luac") >= 99 else 1)
