//! Split a patch into the fix and its tests.
import TaskSynthCore

let text = """
    diff --git a/src/count.py b/src/count.py
    --- a/src/count.py
    +++ b/src/count.py
    @@ -1 +1 @@
    -count = 1
    +count = 2
    diff --git a/tests/test_count.py b/tests/test_count.py
    --- a/tests/test_count.py
    +++ b/tests/test_count.py
    @@ -1 +1 @@
    -assert count == 1
    +assert count == 2

    """

let patch = try Patch(parsing: text)
let split = try patch.split()
print("fix:", split.fix.files.map(\.path))
print("tests:", split.tests.files.map(\.path))
