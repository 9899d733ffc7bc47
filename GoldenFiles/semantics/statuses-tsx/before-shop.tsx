export class Basket {
  /** Adds up what is in it. */
  total(price: number, count: number): JSX.Element {
      return <p>{price * count + 1}</p>;
  }

  rate(price: number): JSX.Element {
      return <p>{price / 3 + price}</p>;
  }

  /** Says what it is worth. */
  worth(): JSX.Element {
      return <p>{gold + silver * copper}</p>;
  }

  laid(left: number, right: number): JSX.Element {
      return <p>{left + right}</p>;
  }

  gone(): JSX.Element {
      return <p>{apple * banana + cherry - apple / melon}</p>;
  }

  oldName(): JSX.Element {
      return <p>{door + window * chimney - door + roof}</p>;
  }

  wander(north: number, south: number): JSX.Element {
      if (north > south) {
          return <b>{north}</b>;
      }
      return <i>{south * north - south}</i>;
  }
}

export class Shelf {
  /** Keeps books. */
  keep(books: number): JSX.Element {
      return <p>{books - 1}</p>;
  }
}
