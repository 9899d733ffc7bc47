export class Basket {
  /** Adds up what is in it. */
  total(price, count) {
      return price * count + 1;
  }

  rate(price) {
      return price / 3 + price;
  }

  /** Says what it is worth. */
  worth() {
      return gold + silver * copper;
  }

  laid(left, right) {
      return left + right;
  }

  gone() {
      return apple * banana + cherry - apple / melon;
  }

  oldName() {
      return door + window * chimney - door + roof;
  }

  wander(north, south) {
      if (north > south) {
          return north;
      }
      return south * north - south;
  }
}

export class Shelf {
  /** Keeps books. */
  keep(books) {
      return books - 1;
  }
}
