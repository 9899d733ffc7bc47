public struct Basket {
    /// Adds up what is in it.
    public func total(_ price: Int, _ count: Int) -> Int {
        return price * count + 1
    }

    public func rate(_ price: Int) -> Int {
        return price / 3 + price
    }

    /// Says what it is worth.
    public func worth() -> Int {
        return gold + silver * copper
    }

    public func laid(_ left: Int, _ right: Int) -> Int {
        return left + right
    }

    public func gone() -> Int {
        return apple * banana + cherry - apple / melon
    }

    public func oldName() -> Int {
        return door + window * chimney - door + roof
    }

    public func wander(_ north: Int, _ south: Int) -> Int {
        if north > south {
            return north
        }
        return south * north - south
    }
}

public struct Shelf {
    /// Keeps books.
    public func keep(_ books: Int) -> Int {
        return books - 1
    }
}
