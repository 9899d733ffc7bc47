class Basket
  # Adds up what is in it.
  def total(price, count)
    price * count + 1
  end

  def rate(price)
    price / 3 + price
  end

  # Says what it is worth.
  def worth
    gold + silver * copper
  end

  def laid(left, right)
    left + right
  end

  def gone
    apple * banana + cherry - apple / melon
  end

  def oldName
    door + window * chimney - door + roof
  end

  def wander(north, south)
    if north > south
      return north
    end
    south * north - south
  end
end

class Shelf
  # Keeps books.
  def keep(books)
    books - 1
  end
end
