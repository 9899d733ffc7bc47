"""Compares with universal-ctags: names and first lines of functions, methods and types of any language.

usage: ctags.py FOLDER CTAGS-LANGUAGE SUFFIX...     ctags.py src PHP .php
"""

import json
import os
import subprocess
import sys

from common import Score, arguments, symbols, walk

root, language, *suffixes = arguments("FOLDER CTAGS-LANGUAGE SUFFIX...")
files = walk(root, tuple(suffixes))
wanted = {
    "function", "method", "class", "interface", "trait", "enum", "struct", "namespace",
    "object", "func", "implementation", "singletonMethod", "module", "union", "protocol",
    "constructor",
}
run = subprocess.run(
    ["ctags", "--output-format=json", "--fields=+nKz", f"--languages={language}",
     f"--language-force={language}", "-L", "-", "-f", "-"],
    input="\n".join(files), capture_output=True, text=True, check=True,
)
expected = {file: set() for file in files}
for line in run.stdout.splitlines():
    tag = json.loads(line)
    if tag.get("_type") == "tag" and tag["kind"] in wanted and "__anon" not in tag["name"] \
            and not tag["name"].startswith(("AnonymousFunction", "anonymous")):
        # The namespace of a whole PHP file is no symbol of ours; `TEST(Suite, Name)` is a test of that name.
        if (language == "PHP" and tag["kind"] == "namespace") or (
            language in ("C", "C++") and tag["name"].isupper()
        ):
            continue
        name = tag["name"].replace("operator ", "operator") if language == "C++" else tag["name"]
        expected[tag["path"]].add((name, tag["line"]))

score = Score()
for file, document in symbols(files):
    spans = {}
    for each in document["symbols"]:
        name = each["name"].split("::")[-1].split(" for ")[-1]
        name = name if "(" in name else name.split(".")[-1]
        # Objective-C: ctags knows a category by its class, and takes the line of the brace for a method's.
        if language == "ObjectiveC":
            name = name.split("(")[0]
        # C++: a specialization has the name of its template.
        if language == "C++":
            name = name.replace("operator ", "operator")
            name = name if "operator" in name else name.split("<")[0]
        last = each["headerEndLine"] + (language == "ObjectiveC")
        for line in range(each["startLine"], min(last, each["startLine"] + 400) + 1):
            spans[(name, line)] = each
    tags = expected[file]
    # A definition agrees where the name of the tag is on a line of the header.
    actual = [tag for tag in tags if tag in spans]
    score.add(os.path.relpath(file, root), tags, actual, document["confidence"] < 1)
sys.exit(0 if score.report(f"ctags {language}") >= 98 else 1)
