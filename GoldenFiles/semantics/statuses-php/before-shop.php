<?php

class Basket
{
    /** Adds up what is in it. */
    public function total(int $price, int $count): int
    {
        return $price * $count + 1;
    }

    public function rate(int $price): int
    {
        return $price / 3 + $price;
    }

    /** Says what it is worth. */
    public function worth(): int
    {
        return $gold + $silver * $copper;
    }

    public function laid(int $left, int $right): int
    {
        return $left + $right;
    }

    public function gone(): int
    {
        return $apple * $banana + $cherry - $apple / $melon;
    }

    public function oldName(): int
    {
        return $door + $window * $chimney - $door + $roof;
    }

    public function wander(int $north, int $south): int
    {
        if ($north > $south) {
            return $north;
        }
        return $south * $north - $south;
    }
}

class Shelf
{
    /** Keeps books. */
    public function keep(int $books): int
    {
        return $books - 1;
    }
}
