"""Compares with Python's own `ast`: functions, classes and methods with their lines.

usage: python_ast.py [FOLDER]     (the standard library where none is given)
"""

import ast
import os
import sys
import sysconfig
import warnings

from common import Score, symbols, walk

warnings.simplefilter("ignore")
root = sys.argv[1] if len(sys.argv) > 1 else sysconfig.get_paths()["stdlib"]
files = walk(root, (".py",), skip=("site-packages", "__pycache__"))


def definitions(tree):
    """(kind, qualified name, first line with decorators, last line) of every definition."""
    found = []

    def visit(node, path, in_class):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                name = path + [child.name]
                first = min([child.lineno] + [each.lineno for each in child.decorator_list])
                is_class = isinstance(child, ast.ClassDef)
                kind = "class" if is_class else "method" if in_class else "function"
                found.append((kind, ".".join(name), first, child.end_lineno))
                visit(child, name, is_class)
            else:
                visit(child, path, in_class)

    visit(tree, [], False)
    return found


score, refused = Score(), 0
for file, document in symbols(files):
    with open(file, "rb") as handle:
        source = handle.read()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        refused += 1
        continue
    actual = [
        (
            "method" if each["kind"] == "constructor" else each["kind"],
            each["qualifiedName"],
            each["startLine"],
            each["endLine"],
        )
        for each in document["symbols"]
        if each["kind"] in ("function", "method", "constructor", "class")
    ]
    score.add(os.path.relpath(file, root), definitions(tree), actual, document["confidence"] < 1)
print(f"{refused} files that Python itself refuses are left out")
sys.exit(0 if score.report("python ast") >= 99.9 else 1)
