package shop

type Basket struct{}

// Adds up what is in it.
func (b Basket) Total(price, count int) int {
	return price * count + 1
}

func (b Basket) Rate(price int) int {
	return price / 3 + price
}

// Says what it is worth.
func (b Basket) Worth() int {
	return gold + silver * copper
}

func (b Basket) Laid(left, right int) int {
	return left + right
}

func (b Basket) Gone() int {
	return apple * banana + cherry - apple / melon
}

func (b Basket) OldName() int {
	return door + window * chimney - door + roof
}

func (b Basket) Wander(north, south int) int {
	if north > south {
		return north
	}
	return south * north - south
}

type Shelf struct{}

// Keeps books.
func (s Shelf) Keep(books int) int {
	return books - 1
}
