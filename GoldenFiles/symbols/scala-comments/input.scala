package shop

trait Basket {
  def total: Int

  /** The price of one thing. */
  def price(name: String): Int =
    name.length

  // What follows is for tellers.

  def discount(rate: Int): Int =
    rate match {
      case 0 => 0
      case _ => total / rate
    }
  // Nothing else is said here.

  private[shop] def clear(): Unit = {
    // empty
  }
}
