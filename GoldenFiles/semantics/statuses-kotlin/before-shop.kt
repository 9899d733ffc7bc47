class Basket {
    /** Adds up what is in it. */
    fun total(price: Int, count: Int): Int {
        return price * count + 1
    }

    fun rate(price: Int): Int {
        return price / 3 + price
    }

    /** Says what it is worth. */
    fun worth(): Int {
        return gold + silver * copper
    }

    fun laid(left: Int, right: Int): Int {
        return left + right
    }

    fun gone(): Int {
        return apple * banana + cherry - apple / melon
    }

    fun oldName(): Int {
        return door + window * chimney - door + roof
    }

    fun wander(north: Int, south: Int): Int {
        if (north > south) {
            return north
        }
        return south * north - south
    }
}

class Shelf {
    /** Keeps books. */
    fun keep(books: Int): Int {
        return books - 1
    }
}
