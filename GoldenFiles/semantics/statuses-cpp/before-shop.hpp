class Basket {
 public:
  /// Adds up what is in it.
  int total(int price, int count) {
      return price * count + 1;
  }

  int rate(int price) {
      return price / 3 + price;
  }

  /// Says what it is worth.
  int worth() {
      return gold + silver * copper;
  }

  int laid(int left, int right) {
      return left + right;
  }

  int gone() {
      return apple * banana + cherry - apple / melon;
  }

  int oldName() {
      return door + window * chimney - door + roof;
  }

  int wander(int north, int south) {
      if (north > south) {
          return north;
      }
      return south * north - south;
  }
};

class Shelf {
 public:
  /// Keeps books.
  int keep(int books) {
      return books - 1;
  }
};
