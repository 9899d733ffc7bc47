pub struct Basket;

impl Basket {
    /// Adds up what is in it.
    pub fn total(&self, price: i32, count: i32) -> i32 {
        price * count + 1
    }

    pub fn rate(&self, price: i32) -> i32 {
        price / 3 + price
    }

    /// Says what it is worth.
    pub fn worth(&self) -> i32 {
        gold + silver * copper
    }

    pub fn laid(&self, left: i32, right: i32) -> i32 {
        left + right
    }

    pub fn gone(&self) -> i32 {
        apple * banana + cherry - apple / melon
    }

    pub fn oldName(&self) -> i32 {
        door + window * chimney - door + roof
    }

    pub fn wander(&self, north: i32, south: i32) -> i32 {
        if north > south {
            return north
        }
        return south * north - south
    }
}

pub struct Shelf;

impl Shelf {
    /// Keeps books.
    pub fn keep(&self, books: i32) -> i32 {
        books - 1
    }
}
