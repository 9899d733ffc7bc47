"""Compares with labelled commits: which hunks of files with inline tests serve tests only, by syntax.

usage: inline_tests.py LABELS REPOSITORY     LABELS is a file with a commit a line: `sha`, `parent`, and `files` with a
`path` and `hunk_sides` (a `side` each), as the labelled commits of the corpus have them; REPOSITORY holds the commits
"""

import json
import subprocess
import sys

from common import PROGRAM, Score, arguments

labels, repository = arguments("LABELS REPOSITORY")
score = Score()
for line in open(labels):
    commit = json.loads(line)
    wanted = {each["path"]: each["hunk_sides"] for each in commit["files"] if each.get("hunk_sides")}
    if not wanted:
        continue
    run = subprocess.run(
        [PROGRAM, "semantics", "--repo", repository, "--base", commit["parent"], "--head", commit["sha"], "--json"],
        capture_output=True,
    )
    if run.returncode:
        print(f"left out: {commit['sha'][:12]} {run.stderr.decode(errors='replace').strip()[:100]}")
        continue
    for file in json.loads(run.stdout)["files"]:
        if file["path"] not in wanted:
            continue
        sides = [each["side"] for each in wanted[file["path"]]]
        # A hunk with lines of both is cut by lines, which is another matter.
        expected = [(index, side == "test") for index, side in enumerate(sides) if side != "mixed"]
        actual = [
            (index, hunk["testsOnly"]) for index, hunk in enumerate(file["hunks"])
            if index >= len(sides) or sides[index] != "mixed"
        ]
        score.add(f"{commit['sha'][:12]} {file['path']} ({file['method']})", expected, actual, file["confidence"] < 1)
sys.exit(0 if score.report("inline tests") >= 99 else 1)
