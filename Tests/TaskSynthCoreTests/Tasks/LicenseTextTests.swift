import TaskSynthCore
import Testing

@Suite struct LicenseTextTests {
    @Test(arguments: [
        (
            "Permission is hereby granted, free of\n  charge, to any person obtaining a copy",
            "MIT"
        ),
        ("Apache License\nVersion 2.0, January 2004", "Apache-2.0"),
        ("Redistribution and use in source and binary forms … Neither the name of", "BSD-3-Clause"),
    ])
    func `knows a licence by its words`(text: String, identifier: String) {
        #expect(LicenseText.identifier(of: text) == identifier)
    }

    @Test func `says nothing of a text that it does not know`() {
        #expect(LicenseText.identifier(of: "All rights reserved.") == nil)
    }
}
