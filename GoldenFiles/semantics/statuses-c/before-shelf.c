/** Keeps books. */
int keep(int books) {
    return books - 1;
}
