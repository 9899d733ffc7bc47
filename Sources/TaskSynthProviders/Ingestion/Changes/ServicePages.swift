/// The web pages of a service: which addresses are its own.
package struct ServicePages: Hashable, Sendable {
    private let home: WebAddress
    private let folder: [String]
    private let otherNames: Set<String>

    /// Names the service.
    ///
    /// - Parameters:
    ///   - home: The address that all its pages are below.
    ///   - otherNames: Other hosts that show the same pages.
    package init(_ home: WebAddress, otherNames: Set<String> = []) {
        self.home = home
        folder = home.components
        self.otherNames = otherNames
    }

    /// The path of one of its pages, decoded; `nil` where the address is another service's.
    ///
    /// A page may be named with either scheme, at its standard port or at the service's own one.
    package func components(of address: WebAddress) -> [String]? {
        let host = address.origin.host
        guard host == home.origin.host || otherNames.contains(host) else { return nil }
        let standard = [80, 443]
        let port = address.origin.port
        guard
            port == home.origin.port
                || standard.contains(port) && standard.contains(home.origin.port)
        else { return nil }
        let parts = address.components
        guard parts.starts(with: folder) else { return nil }
        return Array(parts.dropFirst(folder.count))
    }

    /// The address of one of its pages.
    package func address(of components: [String]) -> WebAddress {
        components.reduce(home.replacingPath(home.path)) { $0.appending($1) }
    }
}
