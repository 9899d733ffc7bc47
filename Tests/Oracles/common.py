"""What the comparisons share: running `tasksynth symbols`, and saying where two lists differ."""

import json
import os
import subprocess
import sys

PROGRAM = os.environ.get("TASKSYNTH", ".build/release/tasksynth")


def symbols(files, chunk=200):
    """Gives (file, document) for each file."""
    for start in range(0, len(files), chunk):
        part = files[start : start + chunk]
        run = subprocess.run(
            [PROGRAM, "symbols", "--ndjson", *part], capture_output=True, check=True
        )
        for line in run.stdout.splitlines():
            document = json.loads(line)
            yield document["file"], document


def listed(command, files, chunk=200):
    """Gives the document that another program prints for each file: one JSON object with `file` a line."""
    documents = {}
    for start in range(0, len(files), chunk):
        run = subprocess.run([*command, *files[start : start + chunk]], capture_output=True)
        for line in run.stdout.splitlines():
            document = json.loads(line)
            documents[document["file"]] = document
    return documents


def walk(root, suffixes, skip=()):
    """Lists the files below a folder that have one of these suffixes."""
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in skip)
        found += [
            os.path.join(folder, name) for name in sorted(names) if name.endswith(suffixes)
        ]
    return found


class Score:
    """Counts agreement, and keeps the first disagreements."""

    def __init__(self):
        self.same = self.missing = self.extra = 0
        self.files = self.with_errors = 0
        self.examples = []

    def add(self, file, expected, actual, had_errors=False):
        """Compares two collections of the same kind of tuples."""
        self.files += 1
        self.with_errors += had_errors
        wanted, found = sorted(expected), sorted(actual)
        left = list(found)
        for item in wanted:
            if item in left:
                left.remove(item)
                self.same += 1
            else:
                self.missing += 1
                self.note("missing", file, item)
        for item in left:
            self.extra += 1
            self.note("extra", file, item)

    def note(self, kind, file, item):
        if len(self.examples) < 400:
            self.examples.append(f"{kind} {file} {item}")

    def report(self, name, show=None):
        total = self.same + self.missing
        rate = 100 * self.same / total if total else 0
        print(
            f"{name}: {self.files} files ({self.with_errors} with syntax errors), "
            f"{total} definitions, {self.same} the same ({rate:.3f} %), "
            f"{self.missing} missing, {self.extra} extra"
        )
        show = int(os.environ.get("SHOW", "20")) if show is None else show
        for line in self.examples[:show]:
            print("  " + line)
        return rate


def arguments(usage):
    if len(sys.argv) < 2:
        sys.exit(f"usage: {sys.argv[0]} {usage}")
    return sys.argv[1:]
