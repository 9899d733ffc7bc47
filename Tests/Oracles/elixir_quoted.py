"""Compares with Elixir's own parser: modules, functions and macros, with the lines that they begin and, with a block, end on.

usage: elixir_quoted.py FOLDER
"""

import os
import sys

from common import Score, arguments, listed, symbols, walk

root = arguments("FOLDER")[0]
here = os.path.dirname(os.path.abspath(__file__))
files = walk(root, (".ex", ".exs"))
expected = listed(["elixir", os.path.join(here, "elixir_quoted.exs")], files)
score = Score()
kinds = {"module": "module", "protocol": "module", "extension": "module", "function": "def", "method": "def", "macro": "def"}
for file, document in symbols([file for file in files if file in expected]):
    wanted = [tuple(item) for item in expected[file]["definitions"]]
    # Attributes such as `@doc` belong to a definition of ours; the definition itself ends its header.
    lines = {}
    actual = []
    for each in document["symbols"]:
        if each["kind"] not in kinds or each["name"].startswith(("unquote", "__MODULE__")):
            continue
        kind, name = kinds[each["kind"]], each["name"].split(" for ")[0]
        for line in range(each["startLine"], each["headerEndLine"] + 1):
            for end in (each["endLine"], 0):
                item = (kind, name, line, end)
                if item in wanted and item not in actual:
                    actual.append(item)
                    break
            else:
                continue
            break
        else:
            actual.append((kind, name, each["startLine"], each["endLine"]))
    score.add(os.path.relpath(file, root), wanted, actual, document["confidence"] < 1)
sys.exit(0 if score.report("elixir") >= 99 else 1)
