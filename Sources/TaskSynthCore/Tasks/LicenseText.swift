/// The licence that a text grants, found by the words that only that licence has.
public enum LicenseText: Sendable {
    /// The files that hold a licence, best first, compared without their case.
    public static let fileNames = [
        "license", "license.txt", "license.md", "license.rst", "licence", "licence.txt",
        "licence.md", "copying", "copying.txt", "copying.md", "license-mit", "license-apache",
        "unlicense",
    ]

    /// Phrases in order: the first whose words are all there decides.
    private static let phrases: [(identifier: String, words: [String])] = [
        ("AGPL-3.0", ["gnu affero general public license", "version 3"]),
        ("LGPL-3.0", ["gnu lesser general public license", "version 3"]),
        ("LGPL-2.1", ["gnu lesser general public license", "version 2.1"]),
        ("GPL-3.0", ["gnu general public license", "version 3, 29 june 2007"]),
        ("GPL-2.0", ["gnu general public license", "version 2, june 1991"]),
        ("MPL-2.0", ["mozilla public license version 2.0"]),
        ("MPL-2.0", ["mozilla public license, version 2.0"]),
        ("EPL-2.0", ["eclipse public license - v 2.0"]),
        ("Apache-2.0", ["apache license", "version 2.0"]),
        ("BSL-1.0", ["boost software license - version 1.0"]),
        ("Unlicense", ["this is free and unencumbered software released into the public domain"]),
        ("CC0-1.0", ["cc0 1.0 universal"]),
        (
            "BSD-3-Clause",
            ["redistribution and use in source and binary forms", "neither the name"]
        ),
        ("BSD-2-Clause", ["redistribution and use in source and binary forms"]),
        ("ISC", ["permission to use, copy, modify, and/or distribute this software for any"]),
        ("ISC", ["permission to use, copy, modify, and distribute this software for any"]),
        ("Zlib", ["altered source versions must be plainly marked as such"]),
        ("MIT", ["permission is hereby granted, free of charge, to any person obtaining"]),
    ]

    /// Finds the SPDX identifier of the licence whose text this is; `nil` where none fits.
    public static func identifier(of text: String) -> String? {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        return phrases.first { $0.words.allSatisfy(words.contains) }?.identifier
    }
}
