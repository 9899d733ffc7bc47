/// The walk over the pages of a list: where to go on, and what was seen already.
package struct PageWalk: Hashable, Sendable {
    /// What to do after a page.
    package enum Action: Hashable, Sendable {
        case fetch(WebAddress)
        case finish
        /// The list goes on where this side must not, or will not, follow.
        case stop(reason: String)
    }

    private let origin: WebAddress.Origin
    private let maximumPages: Int
    private var seenPages: Set<String>
    private var seenItems: Set<String> = []
    /// How many pages were read.
    package private(set) var pages = 0
    /// How many items came twice, because the list moved between two pages.
    package private(set) var repeats = 0

    package init(first: WebAddress, maximumPages: Int = 200) {
        origin = first.origin
        self.maximumPages = maximumPages
        seenPages = [first.text]
    }

    /// Whether an item is new; an item without a name always is.
    package mutating func isNew(_ name: String?) -> Bool {
        guard let name else { return true }
        let isNew = seenItems.insert(name).inserted
        if !isNew { repeats += 1 }
        return isNew
    }

    /// Decides after a page.
    ///
    /// - Parameters:
    ///   - next: What the page names as the next one.
    ///   - current: The address of the page itself.
    /// - Returns: What to do.
    package mutating func afterPage(next: String?, current: WebAddress) -> Action {
        pages += 1
        guard let next, !next.isEmpty else { return .finish }
        guard let address = current.resolving(next) else {
            return .stop(reason: "the next page has no http address")
        }
        guard address.origin == origin else {
            return .stop(reason: "the next page is at another origin, \(address.origin.host)")
        }
        guard seenPages.insert(address.text).inserted else {
            return .stop(reason: "the next page was read before")
        }
        guard pages < maximumPages else {
            return .stop(reason: "there are more than \(maximumPages) pages")
        }
        return .fetch(address)
    }
}
