"""The English catalogue: what the source says in German, and how the pages say it in English."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from ratsverbund.charter.rules.vote_result import VoteFacts, vote_label

SOURCE = Path(__file__).resolve().parents[1]
ENGLISH = SOURCE / "ui" / "locale" / "en" / "LC_MESSAGES" / "django.po"
METHODS = [("**.py", "python"), ("**/jinja2/**.html", "jinja2")]
KEYWORDS = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy"], None),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
}
# What django-allauth says in English and we say otherwise: nobody signs up here.
BORROWED = (
    "If you have not created an account yet, then please %(link)ssign up%(end_link)s first.",
)
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*(?:![rs])?(?::[^{}]*)?\}")


def sources() -> Catalog:
    """Collect every German text that is marked for translation, with the files it is in."""
    found = Catalog(locale="en")
    for place, _line, text, _notes, context in extract_from_dir(SOURCE, METHODS, keywords=KEYWORDS):
        found.add(text, locations=[(place, 0)], context=context)
    for text in BORROWED:
        found.add(text, locations=[("allauth", 0)])
    for label in words_of_minutes():
        found.add(label, locations=[("charter/rules/vote_result.py", 0)])
    return found


def words_of_minutes() -> Iterator[str]:
    """Every result of a vote in the words of the law, which pages show as a state."""
    for yes, no, adopted in product((0, 1, 2), (0, 1, 2), (True, False)):
        yield vote_label(VoteFacts(yes=yes, no=no, abstentions=0), adopted)
    yield vote_label(VoteFacts(yes=0, no=0, abstentions=0, unopposed=True), True)


def english() -> Catalog:
    """Read the catalogue as it is kept."""
    with ENGLISH.open("rb") as kept:
        return read_po(kept, locale="en")


def renew() -> None:
    """Write the catalogue anew: kept translations, new texts empty, unused ones gone."""
    fresh, kept = sources(), english()
    for message in texts(fresh).values():
        if (before := kept.get(message.id, message.context)) is not None:
            message.string = before.string
    stream = BytesIO()
    write_po(stream, fresh, 100, omit_header=True, sort_by_file=True, include_lineno=False)
    header = ENGLISH.read_bytes().partition(b"\n\n")[0]
    ENGLISH.write_bytes(header + b"\n\n" + stream.getvalue().strip() + b"\n")


def faults() -> list[str]:
    """Name every text that is missing, unused, uncertain, untranslated or has other places."""
    wanted, catalogue = texts(sources()), english()
    kept = texts(catalogue)
    done = {text: message for text, message in kept.items() if translated(message)}
    found = {
        "fehlt": wanted.keys() - kept.keys(),
        "ungenutzt": (kept.keys() - wanted.keys()) | {str(key) for key in catalogue.obsolete},
        "unsicher": {text for text, message in kept.items() if message.fuzzy},
        "nicht übersetzt": kept.keys() - done.keys(),
        "andere Platzhalter": {text for text, message in done.items() if not faithful(message)},
    }
    return [f"{fault}: {text}" for fault, those in found.items() for text in sorted(those)]


def texts(catalogue: Catalog) -> dict[str, Message]:
    """The messages by their German text, without the header."""
    return {" | ".join(german(message)): message for message in catalogue if message.id}


def german(message: Message) -> tuple[str, ...]:
    """A message's text: one, or singular and plural; its context before it, if it has one."""
    return (message.context, *forms(message.id)) if message.context else forms(message.id)


def forms(text: Any) -> tuple[str, ...]:
    """One form, or singular and plural."""
    return text if isinstance(text, tuple) else (text,)


def translated(message: Message) -> bool:
    """Say whether every form has an English text."""
    return all(forms(message.string))


def faithful(message: Message) -> bool:
    """Say whether the translation fills in what the text does; a singular may leave out the one."""
    if message.id in BORROWED:
        return True
    *singular, last = map(places, forms(message.string))
    known = places(forms(message.id)[-1])
    return last == known and all(set(one) <= set(known) for one in singular)


def places(text: str | None) -> list[str]:
    """The places of a text that are filled in, in alphabetical order."""
    return sorted(PLACE.findall(text or ""))
