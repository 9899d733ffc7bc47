@implementation Basket
/** Adds up what is in it. */
- (int)total:(int)price count:(int)count {
    return price * count + 1;
}

- (int)rate:(int)price {
    return price / 3 + price;
}

/** Says what it is worth. */
- (int)worth {
    return gold + silver * copper;
}

- (int)laid:(int)left right:(int)right {
    return left + right;
}

- (int)gone {
    return apple * banana + cherry - apple / melon;
}

- (int)oldName {
    return door + window * chimney - door + roof;
}

- (int)wander:(int)north south:(int)south {
    if (north > south) {
        return north;
    }
    return south * north - south;
}
@end

@implementation Shelf
/** Keeps books. */
- (int)keep:(int)books {
    return books - 1;
}
@end
