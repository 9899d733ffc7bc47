"""Doc."""
import os


class Shop:
    """A shop."""

    limit = 3

    def price(self, item):
        """Says the price."""
        if item > 3:
            return 2
        return item

    def helper(self, first, second):
        total = first + second
        for number in range(total):
            print(number, first, second)
        return total

    def gone(self):
        return 1


def _private(a):
    return a


def loose(a, b):
    # a comment
    return a + b
