local Basket = {}

-- Adds up what is in it.
function Basket.total(price, count)
    return price * count + 1
end

function Basket.rate(price)
    return price / 3 + price
end

-- Says what it is worth.
function Basket.worth()
    return gold + silver * copper
end

function Basket.laid(left, right)
    return left + right
end

function Basket.gone()
    return apple * banana + cherry - apple / melon
end

function Basket.oldName()
    return door + window * chimney - door + roof
end

function Basket.wander(north, south)
    if north > south then
        return north
    end
    return south * north - south
end

local Shelf = {}

-- Keeps books.
function Shelf.keep(books)
    return books - 1
end
