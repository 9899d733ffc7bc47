"""Compares with the Kotlin compiler's parser: types, functions and aliases with their lines.

usage: kotlin_psi.py FOLDER CLASSPATH     Debian's package kotlin has kotlin-compiler-embeddable, kotlin-stdlib, kotlin-reflect,
kotlin-script-runtime and libtrove-intellij as jars; what the compiler refuses is left out
"""

import os
import subprocess
import sys

from common import Score, arguments, symbols, walk

root, classpath = arguments("FOLDER CLASSPATH")
here = os.path.dirname(os.path.abspath(__file__))
files = walk(root, (".kt",))
expected = {file: [] for file in files}
refused = set()
for start in range(0, len(files), 500):
    run = subprocess.run(
        ["java", "-cp", classpath, os.path.join(here, "KotlinTrees.java"), *files[start : start + 500]],
        capture_output=True, text=True,
    )
    if run.returncode:
        sys.exit(run.stderr[-2000:])
    for line in run.stdout.splitlines():
        path, kind, *rest = line.split("\t")
        if kind == "error":
            refused.add(path)
        else:
            name, first, last = rest
            expected[path].append((kind, name.strip("`"), int(first), int(last)))

kinds = {each: "type" for each in ("class", "interface", "enum")}
kinds.update({each: "function" for each in ("function", "method", "constructor", "test")}, typeAlias="alias")
score = Score()
for file, document in symbols([file for file in files if file not in refused]):
    actual = [
        (kinds[each["kind"]], each["name"].strip("`"), each["startLine"], each["endLine"])
        for each in document["symbols"] if each["kind"] in kinds
    ]
    score.add(os.path.relpath(file, root), expected[file], actual, document["confidence"] < 1)
print(f"{len(refused)} files that the compiler refuses are left out")
sys.exit(0 if score.report("kotlinc") >= 99 else 1)
