"""The names of bodies (Gremien) as papers write them."""

import re

COUNCIL = (
    r"(?:(?:stadt|gemeinde|orts?|ortschafts|ortsgemeinde|kreis|bezirks|markt|verwaltungs|ältesten|"
    r"samtgemeinde|verbandsgemeinde|betriebs|werks|integrations|senioren|jugend)?rat(?:e?s)?)"
)
ASSEMBLY = (
    r"(?:(?:stadtverordneten|bezirksverordneten|verbands|gemeinde|gesellschafter|zweckverbands)"
    r"versammlung|(?:bezirks|gemeinde|stadt)vertretung|kreistag(?:e?s)?|bürgerschaft|magistrat|"
    r"gemeindevorstand)"
)
COMMITTEE = r"(?:[\w-]*(?:ausschuss|ausschuß|ausschusses|beirat|beirates|kommission)|hfa|hufa)"
NOUN = re.compile(rf"{COUNCIL}|{ASSEMBLY}|{COMMITTEE}", re.IGNORECASE)
SMALL_BEFORE = {"und", "sowie", "&", "u."}
SMALL_AFTER = SMALL_BEFORE | {
    *("für", "der", "des", "die", "das", "von", "im", "in", "am", "an", "zur", "zum", "auf", "/"),
    *("nach", "gemäß", "-", "–"),
}
GENITIVE = re.compile(r"(ausschuss)es\b|(rat)e?s\b|(kreistag)e?s\b", re.IGNORECASE)
LONGEST = 120


def is_organization(phrase: str) -> bool:
    """Tell whether the phrase is nothing but the name of a body."""
    if not 2 < len(phrase) <= LONGEST or re.search(r"[.;!?:\"„“]", phrase):
        return False
    words = re.sub(r"[(),]", " ", phrase).split()
    position = next((place for place, word in enumerate(words) if NOUN.fullmatch(word)), None)
    if position is None or not words[position][0].isupper():
        return False
    before, after = words[:position], words[position + 1 :]
    return all(_fits(word, SMALL_BEFORE) for word in before) and all(
        _fits(word, SMALL_AFTER) for word in after
    )


def nominative(phrase: str) -> str:
    """Turn "Haupt- und Finanzausschusses" or "Rates" into the form the body is called by."""
    return GENITIVE.sub(lambda found: next(filter(None, found.groups())), phrase)


def _fits(word: str, small: set[str]) -> bool:
    return word[0].isupper() or word in small or (word[0].isdigit() and len(word) < 3)
