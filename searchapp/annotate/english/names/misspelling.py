"""When is a word perhaps another one, misspelt?"""

from __future__ import annotations


def one_letter_apart(one: str, other: str) -> bool:
    """Whether a letter more, less or other makes one word the other; the first letters agree."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or len(short) < 5 or one[0] != other[0]:
        return False
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
