"""Numbers as the outline prints them: Roman figures and the letters of the Vietnamese alphabet."""

from __future__ import annotations

# Nghị định 30/2020, Phụ lục I: điểm are marked in the order of the Vietnamese alphabet, which has no f, j, w, z.
LETTERS = "abcdđeghiklmnopqrstuvxy"

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(number: int) -> str:
    """Roman figures for 1 and above; `ValueError` below 1."""
    if number < 1:
        raise ValueError(f"no Roman figure for {number}")
    figures = []
    for value, figure in _ROMAN:
        count, number = divmod(number, value)
        figures.append(figure * count)
    return "".join(figures)


def letter(number: int) -> str:
    """The `number`-th letter: a, b, c, d, đ, e, g …; after y follow aa, ab …; `ValueError` below 1."""
    if number < 1:
        raise ValueError(f"no letter for {number}")
    letters = ""
    while number:
        number, place = divmod(number - 1, len(LETTERS))
        letters = LETTERS[place] + letters
    return letters
