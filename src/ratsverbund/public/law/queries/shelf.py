"""What law there is: bundles, their works, and how far each is covered."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ratsverbund.charter.bundle import UnknownBundle, bundle_of, names
from ratsverbund.charter.decision import Duty
from ratsverbund.charter.works import Bundle, Choice, Conflict, Norm, Work
from ratsverbund.kernel.errors import NotThere
from ratsverbund.public.law.addresses import slug_of
from ratsverbund.public.law.queries.examples import answered, institutions_by_norm


@dataclass(frozen=True)
class Coverage:
    """How many norms there are, how many act, and how many a worked case proves."""

    norms: int
    active: int
    worked: int
    examples: int


@dataclass(frozen=True)
class Volume:
    """A bundle as it stands on the shelf."""

    bundle: Bundle
    kind: str
    works: list[Work]
    coverage: Coverage
    conflicts: int
    questions: int


def opened(name: str) -> Bundle:
    """Return a bundle by name. Raises: NotThere."""
    try:
        return bundle_of(name)
    except UnknownBundle:
        raise NotThere(
            _("Unter „%(name)s“ ist kein Recht hinterlegt. Bekannt sind: %(known)s. ")
            % {"name": name, "known": ", ".join(names())}
            + _("Bitte eines davon auf der Seite „Recht“ wählen.")
        ) from None


def work_in(bundle: Bundle, slug: str) -> Work:
    """Return a work of a bundle by its address. Raises: NotThere."""
    found = {slug_of(work): work for work in bundle.works.values()}
    if slug not in found:
        raise NotThere(
            _("„%(title)s“ kennt kein Werk „%(slug)s“. Bekannt sind: %(known)s.")
            % {"title": bundle.title, "slug": slug, "known": ", ".join(sorted(found))}
            + " "
            + _("Bitte die Adresse prüfen.")
        )
    return found[slug]


def shelf(day: date) -> list[Volume]:
    """Return all bundles: towns, then networks, then the law above them."""
    volumes = [volume(bundle_of(name), day) for name in names()]
    return sorted(volumes, key=lambda one: one.bundle.title)


def volume(bundle: Bundle, day: date) -> Volume:
    """Return a bundle with what is known about it on a day."""
    works = own_works(bundle)
    ranks = {work.rank for work in works}
    kind = "town" if "charter" in ranks else "state" if ranks & {"bund", "land"} else "network"
    return Volume(
        bundle,
        kind,
        works,
        coverage(bundle),
        len(conflicts_in(bundle, day)),
        len([choice for choice in choices_in(bundle) if not choice.resolution]),
    )


def own_works(bundle: Bundle) -> list[Work]:
    """Return the works a bundle adds to the law below it, the charter first."""
    below = {work for name in bundle.chain[1:] for work in bundle_of(name).works}
    own = [work for work in bundle.works.values() if work.id not in below]
    return sorted(own, key=lambda work: (work.rank != "charter", work.title))


def home_of(bundle: Bundle, work: Work) -> Bundle:
    """Return the bundle in which a work is kept, for its one lasting address."""
    return next(b for name in reversed(bundle.chain) if work.id in (b := bundle_of(name)).works)


def own_norms(bundle: Bundle) -> list[Norm]:
    """Return the norms of a bundle's own works."""
    works = {work.id for work in own_works(bundle)}
    return [norm for norm in bundle.norms.values() if norm.work in works]


def coverage(bundle: Bundle) -> Coverage:
    """Count the norms of a bundle's own works."""
    own = own_norms(bundle)
    active = {norm.id for norm in own if norm.duties != (Duty.DECLARATORY,)}
    worked = active & set(institutions_by_norm(bundle))
    return Coverage(len(own), len(active), len(worked), len(answered(bundle)))


def conflicts_in(bundle: Bundle, day: date) -> list[Conflict]:
    """Return the conflicts of a bundle's own works with higher law, declared by a day."""
    works = {work.id for work in own_works(bundle)}
    return [
        conflict
        for conflict in bundle.conflicts
        if conflict.since <= day and bundle.norms[conflict.under].work in works
    ]


def choices_in(bundle: Bundle) -> list[Choice]:
    """Return the open questions a town answers, its own and those of the law above, by number."""
    if not any(work.rank == "charter" for work in own_works(bundle)):
        works = {work.id for work in own_works(bundle)}
        return [one for one in bundle.choices.values() if bundle.norms[one.norm].work in works]
    return sorted(bundle.choices.values(), key=lambda choice: choice.number)
