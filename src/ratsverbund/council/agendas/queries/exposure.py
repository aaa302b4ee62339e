"""What moving an item to the other part shows to everyone, or takes from view."""

from dataclasses import dataclass

from django.db.models import F, TextField, Value
from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.papers.models import Paper
from ratsverbund.people.persons.models import Person


@dataclass(frozen=True)
class Exposed:
    """One thing that becomes visible or disappears, and whether the paper shows it anyway."""

    text: str
    anyway: bool = False


def exposure(item: AgendaItem) -> list[Exposed]:
    """What stands on the item and its paper: title, paper, proposals, files, persons named."""
    lines = [Exposed(_("Titel des Punktes: „%(title)s“") % {"title": item.title})]
    paper = item.consultation.paper if item.consultation else None
    if paper is not None:
        lines += of_paper(paper)
    text = " ".join([item.title, *([paper.title, paper.reasoning] if paper else [])])
    lines += [Exposed(_("Name im Text: %(name)s") % {"name": person}) for person in named_in(text)]
    return lines


def of_paper(paper: Paper) -> list[Exposed]:
    """What a paper shows; a published one shows it wherever it is discussed."""
    shown = paper.published_at is not None
    lines = [Exposed(_("Vorlage: %(paper)s") % {"paper": paper}, shown)]
    for attached in paper.files.select_related("file").order_by("order"):
        name = {"title": attached.title, "name": attached.file.name}
        lines.append(
            Exposed(_("Datei: %(title)s (%(name)s)") % name, attached.published_at is not None)
        )
    return lines


def named_in(text: str) -> list[Person]:
    """The persons of the house whose family name occurs in a text."""
    words = Person.objects.annotate(text=Value(text, output_field=TextField()))
    return list(words.filter(text__contains=F("family_name"), family_name__gt="")[:20])
