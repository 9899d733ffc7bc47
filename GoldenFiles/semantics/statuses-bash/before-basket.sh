# Adds up what is in it.
total() {
    local price="$1" count="$2"
    echo $((price * count + 1))
}

rate() {
    local price="$1"
    echo $((price / 3 + price))
}

# Says what it is worth.
worth() {
    echo $((gold + silver * copper))
}

laid() {
    local left="$1" right="$2"
    echo $((left + right))
}

gone() {
    echo $((apple * banana + cherry - apple / melon))
}

oldName() {
    echo $((door + window * chimney - door + roof))
}

wander() {
    local north="$1" south="$2"
    if [ "$north" -gt "$south" ]; then
        return "$north"
    fi
    echo $((south * north - south))
}
