"""Compares with the JDK's compiler tree API: types, methods and constructors with their lines.

usage: java_trees.py FOLDER
"""

import os
import subprocess
import sys

from common import Score, arguments, symbols, walk

root = arguments("FOLDER")[0]
here = os.path.dirname(os.path.abspath(__file__))
files = [each for each in walk(root, (".java",)) if not each.endswith(("-info.java",))]
expected = {file: [] for file in files}
for start in range(0, len(files), 300):
    run = subprocess.run(
        ["java", os.path.join(here, "JavaTrees.java"), *files[start : start + 300]],
        capture_output=True, text=True, check=True,
    )
    for line in run.stdout.splitlines():
        path, kind, name, first, last = line.split("\t")
        expected[path].append((kind, name, int(first), int(last)))

types = ("class", "interface", "enum")
score = Score()
for file, document in symbols(files):
    actual = [
        ("type" if each["kind"] in types else "method", each["name"], each["startLine"], each["endLine"])
        for each in document["symbols"]
        if each["kind"] in types + ("method", "constructor")
    ]
    score.add(os.path.relpath(file, root), expected[file], actual, document["confidence"] < 1)
sys.exit(0 if score.report("javac") >= 99.9 else 1)
