"""Compares with PHP's own scanner: types, functions and methods, with the lines of their names and their last ones.

usage: php_tokens.py FOLDER     files that PHP refuses are left out
"""

import os
import sys

from common import Score, arguments, listed, symbols, walk

root = arguments("FOLDER")[0]
here = os.path.dirname(os.path.abspath(__file__))
files = walk(root, (".php",))
expected = listed(["php", os.path.join(here, "php_tokens.php")], files)
score = Score()
kinds = {each: each for each in ("class", "interface", "trait", "enum", "function")}
kinds.update(method="function", constructor="function")
for file, document in symbols([file for file in files if file in expected]):
    wanted = [tuple(item) for item in expected[file]["definitions"]]
    actual = []
    for each in document["symbols"]:
        if each["kind"] not in kinds:
            continue
        lines = range(each["startLine"], each["headerEndLine"] + 1)
        items = [(kinds[each["kind"]], each["name"], line, each["endLine"]) for line in lines]
        actual.append(next((item for item in items if item in wanted and item not in actual), items[0]))
    score.add(os.path.relpath(file, root), wanted, actual, document["confidence"] < 1)
sys.exit(0 if score.report("php") >= 99 else 1)
