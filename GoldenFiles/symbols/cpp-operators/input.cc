namespace shop {

class Price {
 public:
  explicit operator bool() const { return cents_ != 0; }
  template <typename Rate>
  operator Amount<Rate>() const { return Amount<Rate>(cents_); }
  bool operator==(const Price& other) const { return cents_ == other.cents_; }
  int operator()(int count) { return cents_ * count; }

 private:
  int cents_ = 0;
};

}  // namespace shop

shop::Price::operator shop::Text() const { return shop::Text(cents_); }
