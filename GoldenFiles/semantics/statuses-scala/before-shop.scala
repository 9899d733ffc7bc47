class Basket {
  /** Adds up what is in it. */
  def total(price: Int, count: Int): Int = {
      price * count + 1
  }

  def rate(price: Int): Int = {
      price / 3 + price
  }

  /** Says what it is worth. */
  def worth(): Int = {
      gold + silver * copper
  }

  def laid(left: Int, right: Int): Int = {
      left + right
  }

  def gone(): Int = {
      apple * banana + cherry - apple / melon
  }

  def oldName(): Int = {
      door + window * chimney - door + roof
  }

  def wander(north: Int, south: Int): Int = {
      if (north > south) {
          return north
      }
      south * north - south
  }
}

class Shelf {
  /** Keeps books. */
  def keep(books: Int): Int = {
      books - 1
  }
}
