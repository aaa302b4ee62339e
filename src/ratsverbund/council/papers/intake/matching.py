"""Find the organization a paper means by the name it uses, or say that none is certain."""

import re
from collections.abc import Iterable

from ratsverbund.people.organizations.models import Organization

Type = Organization.Type
Task = Organization.Task

COUNCIL_NAMES = {
    *("rat", "stadtrat", "gemeinderat", "kreistag", "ratsversammlung", "stadtvertretung"),
    *("gemeindevertretung", "stadtverordnetenversammlung", "bürgerschaft"),
}
MAIN_NAMES = {"hauptausschuss", "hfa", "haupt und finanzausschuss", "verwaltungsausschuss"}
ENDINGS = ("ausschuss", "beirat", "rat", "kommission", "versammlung")
ARTICLE = re.compile(r"^(?:(?:für|im|in|der|die|das|den|dem|des)\s+)+")
TOWN = re.compile(r"\s+(?:der|des)\s+(?:stadt|gemeinde|kreises|marktes|landkreises)\b.*$")
SMALL = {"und", "für", "der", "die", "das", "des", "von", "zur", "zum", "im", "in"}


def match_organization(name: str, known: Iterable[Organization]) -> Organization | None:
    """Return the one organization that bears this name or abbreviation; two are none."""
    wanted = plain_name(name)
    organizations = list(known)
    for names in (_own_names, _other_names):
        found = [each for each in organizations if wanted and wanted in names(each)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def plain_name(name: str) -> str:
    """Reduce a name to what distinguishes it: no case, article, town, hyphen or genitive."""
    plain = " ".join(name.casefold().replace("ausschuß", "ausschuss").split()).strip(" :.")
    plain = TOWN.sub("", ARTICLE.sub("", plain))
    plain = re.sub(r"(ausschuss|rat)e?s\b", r"\1", plain)
    return " ".join(re.sub(r"[-–/,&+]", " ", plain.replace("u.", "und")).split())


def abbreviation(name: str) -> str:
    """Build the usual abbreviation: Haupt- und Finanzausschuss becomes hfa."""
    letters = []
    for word in plain_name(name).split():
        if word in SMALL:
            continue
        ending = next((end for end in ENDINGS if word.endswith(end) and word != end), "")
        letters.append(word[0] + ending[:1])
    return "".join(letters)


def _own_names(organization: Organization) -> set[str]:
    return {plain_name(organization.name), plain_name(organization.short_name)}


def _other_names(organization: Organization) -> set[str]:
    """What else people call it, by its kind and task."""
    names = set()
    if len(abbreviation(organization.name)) > 1:
        names.add(abbreviation(organization.name))
    if organization.organization_type == Type.COUNCIL:
        names |= COUNCIL_NAMES
    if organization.task == Task.MAIN:
        names |= MAIN_NAMES
    return names
