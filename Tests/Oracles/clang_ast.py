"""Compares with clang's syntax tree: the functions that C files define, with their lines.

usage: clang_ast.py FOLDER [CLANG]     files that clang cannot compile as they stand are left out
"""

import os
import re
import subprocess
import sys

from common import Score, arguments, symbols, walk

root, *rest = arguments("FOLDER [CLANG]")
clang = rest[0] if rest else "clang"
files = walk(root, (".c",))
includes = [f"-I{root}"] + [f"-I{os.path.join(root, name)}" for name in ("src", "include", "deps")]
pattern = re.compile(
    r"^[|`]-FunctionDecl \S+ (?:prev \S+ )?<(?:line:)?([^,>]*?)(?:, (?:line:)?([^>]*))?> (\S+) (?:used |referenced |implicit )*(\S+) '"
)
score, refused = Score(), 0
found = dict(symbols(files))
for file in files:
    run = subprocess.run(
        [clang, "-w", "-fsyntax-only", "-Xclang", "-ast-dump", "-fno-color-diagnostics", *includes, file],
        capture_output=True, text=True, errors="replace",
    )
    if run.returncode:
        refused += 1
        continue
    expected, lines = [], run.stdout.splitlines()
    inside, current = True, 0
    for index, line in enumerate(lines):
        for place in re.finditer(r"(?:<|, | )(?:([^\s<>:,]+\.[ch]):|line:)(\d+):\d+", line):
            if place[1]:
                inside = os.path.basename(place[1]) == os.path.basename(file)
            current = int(place[2])
        match = re.match(r"^[|`]-FunctionDecl .* (\w+) '", line)
        if match and inside:
            following = lines[index + 1 : index + 200]
            depth = [each for each in following if not each.startswith(("| ", "  "))]
            body = []
            for each in following:
                if not each.startswith(("| ", "  ")):
                    break
                body.append(each)
            if any(re.match(r"^[| ] [|`]-CompoundStmt", each) for each in body):
                expected.append((match[1],))
    actual = [
        (each["name"],) for each in found[file]["symbols"]
        if each["kind"] == "function" and not each["qualifiedName"].count("::")
        and each["endLine"] >= each["headerEndLine"] and each["complexity"] is not None
    ]
    names = {name for (name,) in expected}
    # Branches that the preprocessor leaves out are no part of clang's tree: extras are not counted.
    score.add(os.path.relpath(file, root), set(expected), {each for each in actual if each[0] in names})
print(f"{refused} files that clang refuses as they stand are left out")
sys.exit(0 if score.report("clang") >= 99 else 1)
