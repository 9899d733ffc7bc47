public class Basket {
    /** Adds up what is in it. */
    public int total(int price, int count) {
        return price * count + 1;
    }

    public int rate(int price) {
        return price / 3 + price;
    }

    /** Says what it is worth. */
    public int worth() {
        return gold + silver * copper;
    }

    public int laid(int left, int right) {
        return left + right;
    }

    public int gone() {
        return apple * banana + cherry - apple / melon;
    }

    public int oldName() {
        return door + window * chimney - door + roof;
    }

    public int wander(int north, int south) {
        if (north > south) {
            return north;
        }
        return south * north - south;
    }
}

class Shelf {
    /** Keeps books. */
    public int keep(int books) {
        return books - 1;
    }
}
