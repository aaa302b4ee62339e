"""The official words: states with their numbers, kinds of municipality, names with titles."""

import re

STATES = {
    "01": ("Schleswig-Holstein", "SH"),
    "02": ("Hamburg", "HH"),
    "03": ("Niedersachsen", "NI"),
    "04": ("Bremen", "HB"),
    "05": ("Nordrhein-Westfalen", "NW", "NRW"),
    "06": ("Hessen", "HE"),
    "07": ("Rheinland-Pfalz", "RP"),
    "08": ("Baden-Württemberg", "BW"),
    "09": ("Bayern", "BY"),
    "10": ("Saarland", "SL"),
    "11": ("Berlin", "BE"),
    "12": ("Brandenburg", "BB"),
    "13": ("Mecklenburg-Vorpommern", "MV"),
    "14": ("Sachsen", "SN"),
    "15": ("Sachsen-Anhalt", "ST"),
    "16": ("Thüringen", "TH"),
}
STATE_CODES = {word.casefold(): code for code, words in STATES.items() for word in words}

# The numbers are the Textkennzeichen of record type 60.
KINDS = {
    "60": "Markt",
    "61": "Kreisfreie Stadt",
    "62": "Stadtkreis",
    "63": "Stadt",
    "64": "Kreisangehörige Gemeinde",
    "65": "gemeindefreies Gebiet, bewohnt",
    "66": "gemeindefreies Gebiet, unbewohnt",
    "67": "Große Kreisstadt",
}
KIND_LABELS = {label.casefold(): label for label in KINDS.values()}
TITLES = (
    "Freie und Hansestadt", "Große Kreisstadt", "Kreisfreie Stadt", "Landeshauptstadt",
    "Universitätsstadt", "Hochschulstadt", "Bundesstadt", "Hansestadt", "Kreisstadt",
    "Marktgemeinde", "Ortsgemeinde", "Gemeinde", "Flecken", "Markt", "Stadt",
)  # fmt: skip
TITLE_FIRST = re.compile(f"(?P<title>{'|'.join(TITLES)}) (?P<name>[^,]+)")
# Here the word belongs to the name itself, as the official register (GV100AD) shows.
NO_TITLE = frozenset({
    "Markt Berolzheim", "Markt Bibart", "Markt Einersheim", "Markt Erlbach", "Markt Indersdorf",
    "Markt Nordheim", "Markt Rettenbach", "Markt Schwaben", "Markt Taschendorf", "Markt Wald",
    "Stadt Wehlen",
})  # fmt: skip


def official_name(typed: str) -> str:
    """Write a title behind the name, as the register does: "Heinsberg, Stadt"."""
    match = TITLE_FIRST.fullmatch(typed)
    return f"{match['name']}, {match['title']}" if match and typed not in NO_TITLE else typed


def short_name(official: str) -> str:
    """Leave the title off a name: "Heinsberg, Stadt" becomes "Heinsberg"."""
    return official.partition(",")[0].strip()


def state_code(text: str) -> str | None:
    """Find a state by number, name or abbreviation."""
    if text.isascii() and text.isdigit():
        code = text.zfill(2)
        return code if code in STATES else None
    return STATE_CODES.get(text.casefold())
