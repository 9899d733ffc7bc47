# Keeps books.
keep() {
    local books="$1"
    echo $((books - 1))
}
