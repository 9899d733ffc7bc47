"""Compares with the Scala compiler's parser: types and functions with their lines.

usage: scala_trees.py FOLDER CLASSPATH JAVA-CLASSES     Debian's package scala has scalac, and scala-library, scala-compiler,
scala-reflect, scala-xml and scala-parser-combinators as jars. Scala 2.11 knows no modules of Java: JAVA-CLASSES is what
`jimage extract --dir DIR --include 'regex:/java.base/java/(lang|io|util)/.*' MODULES` puts into DIR/java.base, with
`:scala-library.jar` behind. What the compiler refuses is left out
"""

import os
import subprocess
import sys
import tempfile

from common import Score, arguments, symbols, walk

root, classpath, java = arguments("FOLDER CLASSPATH JAVA-CLASSES")
here = os.path.dirname(os.path.abspath(__file__))
files = walk(root, (".scala",))
classes = tempfile.TemporaryDirectory()
subprocess.run(["scalac", "-d", classes.name, os.path.join(here, "ScalaTrees.scala")], check=True)
expected = {file: [] for file in files}
refused = set()
for start in range(0, len(files), 1000):
    run = subprocess.run(
        ["java", f"-Djava.classes={java}", "-cp", f"{classes.name}:{classpath}", "ScalaTrees", *files[start : start + 1000]],
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

kinds = {each: "type" for each in ("class", "trait", "enum")}
kinds.update({each: "function" for each in ("function", "method", "constructor")})
score = Score()
for file, document in symbols([file for file in files if file not in refused]):
    actual = []
    for each in document["symbols"]:
        if each["kind"] in kinds:
            # Annotations may stand before what the compiler takes for the start.
            name = each["name"].strip("`")
            items = [
                (kinds[each["kind"]], name, line, each["endLine"])
                for line in range(each["startLine"], each["headerEndLine"] + 1)
            ]
            actual.append(next((item for item in items if item in expected[file]), items[0]))
    score.add(os.path.relpath(file, root), expected[file], actual, document["confidence"] < 1)
print(f"{len(refused)} files that the compiler refuses are left out")
sys.exit(0 if score.report("scalac") >= 99 else 1)
