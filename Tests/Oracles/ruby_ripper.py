"""Compares with Ruby's own Ripper: classes, modules and methods of Ruby files with the lines of their names.

usage: ruby_ripper.py FOLDER
"""

import json
import os
import subprocess
import sys

from common import Score, arguments, symbols, walk

root = arguments("FOLDER")[0]
here = os.path.dirname(os.path.abspath(__file__))
files = walk(root, (".rb",))
expected = {}
for start in range(0, len(files), 300):
    run = subprocess.run(
        ["ruby", os.path.join(here, "ruby_ripper.rb"), *files[start : start + 300]],
        capture_output=True,
        check=True,
    )
    for line in run.stdout.splitlines():
        each = json.loads(line)
        expected[each["file"]] = [tuple(item) for item in each["definitions"]]

score = Score()
kinds = {"class": "class", "module": "module"}
for file, document in symbols([file for file in files if file in expected]):
    actual = [
        (kinds.get(each["kind"], "def"), each["name"].split("::")[-1], each["startLine"])
        for each in document["symbols"]
        if each["kind"] in ("class", "module", "function", "method", "constructor")
    ]
    score.add(os.path.relpath(file, root), expected[file], actual, document["confidence"] < 1)
sys.exit(0 if score.report("ripper") >= 99.9 else 1)
