"""Names of persons as the database writes them."""

from django.db.models import Case, F, Value, When
from django.db.models.functions import Concat


def full_name(person: str) -> Case:
    """The name of a person at the end of a path, with a title where there is one."""
    given, family = F(f"{person}__given_name"), F(f"{person}__family_name")
    plain = Concat(given, Value(" "), family)
    return Case(
        When(**{f"{person}__isnull": True}, then=Value(None)),
        When(**{f"{person}__title": ""}, then=plain),
        default=Concat(F(f"{person}__title"), Value(" "), plain),
    )
