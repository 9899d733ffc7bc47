"""Compares with go/parser: functions, methods and types of Go files with their lines.

usage: go_parser.py FOLDER
"""

import json
import os
import subprocess
import sys
import tempfile

from common import Score, arguments, symbols, walk

root = arguments("FOLDER")[0]
here = os.path.dirname(os.path.abspath(__file__))
files = walk(root, (".go",), skip=("testdata",))
expected = {}
with tempfile.TemporaryDirectory() as folder:
    program = os.path.join(folder, "oracle")
    subprocess.run(["go", "build", "-o", program, os.path.join(here, "go_parser.go")], check=True)
    for start in range(0, len(files), 500):
        run = subprocess.run([program, *files[start : start + 500]], capture_output=True, check=True)
        for line in run.stdout.splitlines():
            each = json.loads(line)
            expected[each["file"]] = [
                (item["kind"], item["name"], item["first"], item["last"])
                for item in each["definitions"]
            ]

score = Score()
for file, document in symbols([file for file in files if file in expected]):
    end, actual = 0, []
    for each in document["symbols"]:
        # go/parser's list has what stands in the file itself, not inside of something.
        if each["kind"] not in ("function", "method", "struct", "interface", "typeAlias"):
            continue
        if each["startLine"] < end or (each["startLine"] == end and each["kind"] == "method"):
            continue
        actual.append((each["kind"], each["qualifiedName"], each["startLine"], each["endLine"]))
        if each["kind"] != "typeAlias":
            end = each["endLine"]
    score.add(os.path.relpath(file, root), expected[file], actual, document["confidence"] < 1)
sys.exit(0 if score.report("go/parser") >= 99.9 else 1)
