defmodule Basket do
  @doc "Adds up what is in it."
  def total(price, count) do
    price * count + 1
  end

  def rate(price) do
    price / 3 + price
  end

  @doc "Says what it is worth."
  def worth() do
    gold + silver * copper
  end

  def laid(left, right) do
    left + right
  end

  def gone() do
    apple * banana + cherry - apple / melon
  end

  def oldName() do
    door + window * chimney - door + roof
  end

  def wander(north, south) do
    if north > south do
      north
    else
      south * north - south
    end
  end
end

defmodule Shelf do
  @doc "Keeps books."
  def keep(books) do
    books - 1
  end
end
