@testable import TaskSynthCore
import Testing

@Suite struct RedactorTests {
    private static func random(_ count: Int) -> String {
        String(String(repeating: "aB3dE6gH9k", count: count / 10 + 1).prefix(count))
    }

    private static let secrets = [
        "ghp_" + random(36), "github_pat_" + random(40), "sk-ant-api03-" + random(40),
        "sk-proj-" + random(40), "xoxb-123456789012-" + random(20), "AIza" + random(35),
        "glpat-" + random(20), "hf_" + random(34), "npm_" + random(36),
        "lin_api_" + random(40), "eyJ" + random(20) + "." + random(30) + "." + random(30),
        "AKIA" + "ABCDEFGHIJKLMNOP", "figd_" + random(40), "sq0atp-" + random(22),
        "NRAK-" + "AB3DE6GH9KLM0NOPQR4STUVWXYZ", "glsa_" + random(32) + "_0a1b2c3d",
        "dapi" + hexadecimal(32),
        "key-" + hexadecimal(32), "SK" + hexadecimal(32),
        "https://hooks.slack.com/services/T0AB/B0CD/" + random(24),
        "M" + random(23) + "." + random(6) + "." + random(27),
    ]

    private static func hexadecimal(_ count: Int) -> String {
        String(String(repeating: "0a9b8c7d", count: count / 8 + 1).prefix(count))
    }

    @Test(arguments: secrets) func `removes a secret by its shape`(secret: String) {
        var redaction = Redaction()
        let text = "curl -H 'x: \(secret)' https://example.org"
        let clean = Redactor().redact(text, counting: &redaction)
        #expect(clean == "curl -H 'x: [redacted secret]' https://example.org")
        #expect(redaction.total == 1)
    }

    @Test func `passes over no place where something may begin, whatever stands before it`() {
        let others = [
            "/home/alice/a", "C:\\Users\\bob\\a", "-home-carol-a", "://dave:pass1word@host",
            "://" + Self.random(20) + "@host", "Bearer " + Self.random(20),
            "API_TOKEN=" + Self.random(20), "secret_key = " + Self.random(24),
            "\"password\": \"" + Self.random(12) + "\"", "-----BEGIN RSA PRIVATE KEY-----",
            "123456789:AA" + Self.random(33),
        ]
        for before in UInt8.min...UInt8.max {
            for sample in Self.secrets + others {
                let bytes = [before] + Array(sample.utf8)
                let text = bytes.span
                for place in bytes.indices where SecretShape.match(text, at: place) != nil {
                    #expect(SecretShape.beginnings.next(in: text, from: place) == place)
                }
            }
        }
    }

    @Test(arguments: [
        "a task-oriented-interface-for-everyone", "sk-learn-contrib-lightning-models",
        "token = get_token()", "see /srv/home/app/file", "PATH=/usr/local/bin:/usr/bin",
        "the eyJ prefix", "commit 28fa7c1f09ab5a3dca35bd8a8ba08e3fd2a8ba3d", "10:30@noon",
        "https://example.org:8080/a@b", "let key = \"ghp_short\"",
        "at 12:AAB", "key-value-store",
        "git@github.com:owner/name.git", "SKILL", "https://example.org/a@b",
    ])
    func `leaves what is no secret`(text: String) {
        var redaction = Redaction()
        #expect(Redactor().redact(text, counting: &redaction) == text)
        #expect(redaction.total == 0)
    }

    @Test func `removes the lines of a key that were taken apart`() {
        let lines = [Self.random(64), Self.random(60) + "aB=="]
        let key = """
            -----BEGIN RSA PRIVATE KEY-----
            \(lines.joined(separator: "\n"))
            -----END RSA PRIVATE KEY-----
            """
        let redactor = Redactor().knowing(.string(key))
        for line in lines { #expect(redactor.redact(line) == "[redacted private-key]") }
    }

    @Test(arguments: [
        ("/home/alice/project/a.py", "~/project/a.py"), ("open /Users/a.b-c/x.", "open ~/x."),
        (#"C:\Users\alice\x"#, #"~\x"#), ("\"/home/alice\"", "\"~\""),
        ("/projects/-Users-alice-work-x/", "/projects/~-work-x/"),
    ])
    func `removes home folders`(text: String, clean: String) {
        var redaction = Redaction()
        #expect(Redactor().redact(text, counting: &redaction) == clean)
        #expect(redaction.counts[.homeFolder] == 1)
    }

    @Test(arguments: [
        ("https://me:hunter2@example.org/x", "https://me:[redacted password]@example.org/x"),
        ("API_TOKEN=abcd1234efgh", "API_TOKEN=[redacted assigned-secret]"),
        (
            "aws_secret_access_key = wJalrXUtnFEMI0K7MDENG1bPxRfiCYzEXAMPLEKE",
            "aws_secret_access_key = [redacted assigned-secret]"
        ),
        (
            "https://0a9b8c7d0a9b8c7d@errors.example.org/4",
            "https://[redacted password]@errors.example.org/4"
        ),
        ("bot 123456789:AA\(random(33)).", "bot 123456789:[redacted secret]."),
        ("Authorization: Bearer abc.def-123456789012", "Authorization: Bearer [redacted secret]"),
        (
            "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nx",
            "[redacted private-key]\nx"
        ),
    ])
    func `removes secrets by where they stand`(text: String, clean: String) {
        var redaction = Redaction()
        let once = Redactor().redact(text, counting: &redaction)
        #expect(once == clean)
        #expect(Redactor().redact(once, counting: &redaction) == clean)
        #expect(redaction.total == 1)
    }

    @Test func `removes values of the environment by the names of their variables`() {
        let redactor = Redactor(environment: [
            "SERVICE_TOKEN": "plainwordvalue", "LANG": "en_US.UTF-8", "HOME": "/data/zoe",
            "USER": "zoe",
        ])
        var redaction = Redaction()
        let clean = redactor.redact(
            "plainwordvalue en_US.UTF-8 /data/zoe/x zoe zoephone", counting: &redaction)
        #expect(
            clean == "[redacted environment-value] en_US.UTF-8 ~/x [redacted user-name] zoephone")
        #expect(redaction.total == 3)
    }

    @Test func `removes from every place of a JSON value`() throws {
        let value: JSONValue = [
            "/home/alice/a": ["x", ["api_key": "qwertz12345"], .string("ghp_" + Self.random(36))]
        ]
        var redaction = Redaction()
        let clean = Redactor().redact(value, counting: &redaction)
        #expect(
            clean.line
                == #"{"~/a":["x",{"api_key":"[redacted assigned-secret]"},"[redacted secret]"]}"#)
        #expect(redaction.json.line.hasPrefix(#"{"total":3,"#))
    }
}
