/// A pull request that an address names.
package struct PullReference: Hashable, Sendable {
    /// `owner/name`.
    package var repository: String
    /// The number.
    package var number: Int

    package init(repository: String, number: Int) {
        self.repository = repository
        self.number = number
    }

    /// Reads the address of a pull request on one of these hosts.
    ///
    /// What stands behind the number does not matter. An address of another host, of another kind
    /// of page, or with a user in front of the host, is none.
    package init?(address text: String, hosts: Set<String> = ["github.com", "www.github.com"]) {
        guard let address = WebAddress(text), hosts.contains(address.origin.host),
            [80, 443].contains(address.origin.port)
        else { return nil }
        let parts = address.path.split(separator: "/", omittingEmptySubsequences: false)
            .map(String.init)
        guard parts.count >= 5, parts[0].isEmpty, parts[3] == "pull",
            let number = Int(parts[4]), number > 0, Self.isName(parts[1]), Self.isName(parts[2])
        else { return nil }
        repository = "\(parts[1])/\(parts[2])"
        self.number = number
    }

    /// The addresses in a text that name pull requests, each once.
    package static func references(in text: String, hosts: Set<String>) -> [PullReference] {
        var found: [PullReference] = []
        let isEnd: (Character) -> Bool = { $0.isWhitespace || "()<>[]|\"'`,;".contains($0) }
        for word in text.split(whereSeparator: isEnd) where word.hasPrefix("http") {
            guard let reference = PullReference(address: String(word), hosts: hosts),
                !found.contains(reference)
            else { continue }
            found.append(reference)
        }
        return found
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text != "." && text != ".."
            && text.utf8.allSatisfy { byte in
                ClosingKeywords.isWord(byte) && byte < 0x80 || "-.".utf8.contains(byte)
            }
    }
}
