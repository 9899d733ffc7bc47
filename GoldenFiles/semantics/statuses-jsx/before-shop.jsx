export class Basket {
  /** Adds up what is in it. */
  total(price, count) {
      return <p>{price * count + 1}</p>;
  }

  rate(price) {
      return <p>{price / 3 + price}</p>;
  }

  /** Says what it is worth. */
  worth() {
      return <p>{gold + silver * copper}</p>;
  }

  laid(left, right) {
      return <p>{left + right}</p>;
  }

  gone() {
      return <p>{apple * banana + cherry - apple / melon}</p>;
  }

  oldName() {
      return <p>{door + window * chimney - door + roof}</p>;
  }

  wander(north, south) {
      if (north > south) {
          return <b>{north}</b>;
      }
      return <i>{south * north - south}</i>;
  }
}

export class Shelf {
  /** Keeps books. */
  keep(books) {
      return <p>{books - 1}</p>;
  }
}
