import TaskSynthCore
import Testing

@Suite struct SourceLanguageTests {
    @Test(arguments: [
        ("a/b.py", "", "python"), ("x.d.ts", "", "typescript"), ("Rakefile", "", "ruby"),
        ("lib/a.C", "", "cpp"), ("lib/a.c", "", "c"), ("A.PY", "", "python"),
        ("bin/run", "#!/usr/bin/env -S python3 -u\n", "python"),
        ("bin/run", "#!/bin/sh\necho\n", "bash"), ("bin/run", "#!/opt/node", "javascript"),
        ("a.h", "int f(void);\n", "c"), ("a.h", "\nnamespace a {}\n", "cpp"),
        ("a.h", "@interface A\n@end\n", "objective-c"),
    ])
    func `knows a language by name and first line`(path: String, text: String, name: String) {
        let bytes = Array(text.utf8)
        #expect(SourceLanguage.detect(path: path, text: bytes.span)?.name == name)
    }

    @Test(arguments: ["README", "a.png", ".gitignore", "dir.py/file", ""])
    func `knows when it does not know`(path: String) {
        #expect(SourceLanguage.detect(path: path) == nil)
    }
}
