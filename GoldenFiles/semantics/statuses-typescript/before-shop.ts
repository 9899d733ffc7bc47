export class Basket {
  /** Adds up what is in it. */
  total(price: number, count: number): number {
      return price * count + 1;
  }

  rate(price: number): number {
      return price / 3 + price;
  }

  /** Says what it is worth. */
  worth(): number {
      return gold + silver * copper;
  }

  laid(left: number, right: number): number {
      return left + right;
  }

  gone(): number {
      return apple * banana + cherry - apple / melon;
  }

  oldName(): number {
      return door + window * chimney - door + roof;
  }

  wander(north: number, south: number): number {
      if (north > south) {
          return north;
      }
      return south * north - south;
  }
}

export class Shelf {
  /** Keeps books. */
  keep(books: number): number {
      return books - 1;
  }
}
