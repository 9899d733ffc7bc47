import os
import re

LIMIT = 10


class Parser:
    def read(self, text, start, end):
        for index in range(start, end):
            if text[index] == "x":
                return index
        return None

    def name(self):
        return "parser"


def total(numbers):
    result = 0
    for number in numbers:
        result += number
    return result
