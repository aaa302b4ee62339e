"""Sort keys after DIN 5007 as plain ASCII, to be stored in a column with the collation "C".

A key has three parts: letters and numbers, then accents, then case. A later part decides only
between entries whose earlier parts are equal. Separators are chosen by their ASCII order:
" " between the parts < "-" between words < digits < letters.
"""

import re
import unicodedata

SEPARATORS = re.compile(r"[\W_]+")
APOSTROPHES = re.compile("['’ʼ`´]")
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue"}
LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
PARTICLES = frozenset({"da", "dal", "de", "del", "della", "den", "der", "di", "do", "dos", "du"})
PARTICLES |= {"el", "la", "le", "ten", "ter", "und", "van", "vom", "von", "zu", "zum", "zur"}


def sort_key(text: str) -> str:
    """Order words and places: ä as a, ö as o, ü as u, ß as ss.

    Source: DIN 5007-1.
    """
    return _key([text], {})


def name_sort_key(family_name: str, given_name: str = "") -> str:
    """Order persons: ä as ae, ö as oe, ü as ue; a leading "von" or "de" counts last.

    Source: DIN 5007-2.
    """
    words = family_name.split()
    first = 0
    while first < len(words) - 1 and words[first] in PARTICLES:
        first += 1
    return _key([" ".join(words[first:]), given_name, " ".join(words[:first])], UMLAUTS)


def _key(fields: list[str], umlauts: dict[str, str]) -> str:
    accents: list[str] = []
    cases: list[str] = []
    keys = []
    for field in fields:
        words = SEPARATORS.split(unicodedata.normalize("NFC", APOSTROPHES.sub("", field)))
        keys.append("-".join(_word(word, umlauts, accents, cases) for word in words if word))
    ties = ("".join(marks).rstrip("0") for marks in (accents, cases))
    return " ".join([",".join(keys).rstrip(","), *ties]).rstrip()


def _word(word: str, umlauts: dict[str, str], accents: list[str], cases: list[str]) -> str:
    """Spell a word in ASCII and note where it had accents and capitals."""
    spelled = []
    for token in re.findall(r"[0-9]+|.", word):
        plain = _number(token) if token.isdecimal() else _letters(token.lower(), umlauts)
        rest = "0" * (len(plain) - 1)
        accents.append(("0" if plain == token.lower() or token.isdecimal() else "1") + rest)
        cases.append(("1" if token.isupper() else "0") + rest)
        spelled.append(plain)
    return "".join(spelled)


def _number(digits: str) -> str:
    # The number of digits goes first, so that 9 stands before 10.
    value = digits.lstrip("0") or "0"
    return f"{min(len(value), 99):02}{value}"


def _letters(letter: str, umlauts: dict[str, str]) -> str:
    known = umlauts.get(letter) or LETTERS.get(letter)
    base = known or unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    # Letters of other scripts follow the Latin ones.
    return base.lower() or f"~{ord(letter[0]):05x}"
