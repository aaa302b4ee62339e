"""The public agenda: 40 items with papers, stations and votes, in one of 400 councils."""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

import psycopg
from django.urls import reverse

from benchmarks.council import ITEMS, PAPERS, build
from benchmarks.measure import Cost, compare, repeats, timed
from benchmarks.place import connect
from benchmarks.report import Finding, Target
from benchmarks.request import visit

QUERY = """
    select i.id, i.number, i.title, i.state, p.id, p.reference, c.authoritative, r.id, r.result,
           r.label, v.yes, v.no, v.abstentions, o.name, b.name, m.starts_at, m.place
    from meetings_agendaitem i
    join meetings_meeting m on m.id = i.meeting_id
    join organizations_organization o on o.id = m.organization_id
    join bodies_body b on b.id = m.body_id
    left join papers_consultation c on c.id = i.consultation_id
    left join papers_paper p on p.id = c.paper_id
    left join decisions_resolution r on r.item_id = i.id and not r.superseded
    left join decisions_vote v on v.id = r.vote_id
    where i.meeting_id = %s and i.published_at is not null order by i."order"
"""
FRAME = "accessibility"  # a page of the same stack that asks for no rows
HEADERS = [("Content-Type", "text/html; charset=utf-8")]


def measure(scale: float) -> Finding:
    """Visit the page as a stranger; the floor is one query and f-strings."""
    place = build(scale)
    path = reverse("portal:meeting", args=[place.meeting.pk])
    size = len(visit(path))
    with connect() as plain:
        bare = floor_page(plain, place.meeting.pk)
        floor, ours = compare(
            lambda: visit(path, bare),
            lambda: visit(path),
            repeats(scale, 200),
            floor_statements=1,
        )
        floor_size = len(visit(path, bare))
    frame = Cost(*timed(lambda: visit(reverse(FRAME)), repeats(scale, 200)))
    ratio = ours.cpu / floor.cpu
    return Finding(
        f"{ITEMS} items, {PAPERS} papers; a stranger's request through the WSGI application",
        {"floor: cursor, f-strings": floor, "page": ours, "its frame, no agenda": frame},
        ratio,
        [
            Target("CPU", ratio, 2, "× floor"),
            Target("CPU", ours.cpu * 1000, 3, "ms"),
            Target("statements", ours.statements or 0, 4),
        ],
        [f"page {size / 1000:.1f} kB, floor {floor_size / 1000:.1f} kB"],
    )


def floor_page(plain: psycopg.Connection, meeting: int) -> Callable[..., Iterable[bytes]]:
    """A WSGI application that answers with the same agenda and nothing else."""

    def application(environment: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        found = plain.execute(QUERY, [meeting]).fetchall()
        *_, organization, body, starts_at, where = found[0]
        title = f"{escape(organization)}, {starts_at:%d.%m.%Y}"
        rows = "".join(map(written, found))
        page = (
            f'<!doctype html><html lang="de"><head><title>{title}</title></head><body>'
            f"<h1>{title}</h1><dl><dt>Gremium</dt><dd>{escape(body)}</dd>"
            f"<dt>Beginn</dt><dd>{starts_at:%d.%m.%Y, %H:%M} Uhr</dd>"
            f"<dt>Ort</dt><dd>{escape(where)}</dd></dl><ol>{rows}</ol></body></html>"
        ).encode()
        start("200 OK", [*HEADERS, ("Content-Length", str(len(page)))])
        return [page]

    return application


def written(row: tuple[Any, ...]) -> str:
    """One item: number, title, paper, task, result and counts."""
    item, number, title, state, paper, reference, deciding, resolution, result, label, *rest = row
    yes, no, abstentions, *_ = rest
    task = " · zur Entscheidung" if deciding else ""
    counts = "" if yes is None else f"<br>{yes} Ja, {no} Nein, {abstentions} Enthaltungen"
    why = f' · <a href="/buergerinfo/beschluesse/{resolution}/">Warum?</a>' if resolution else ""
    outcome = f'<span class="{escape(result)}">{escape(label)}</span>' if resolution else ""
    return (
        f'<li id="item-{item}" class="{escape(state)}"><a href="/buergerinfo/vorlagen/{paper}/">'
        f"{escape(number)} {escape(title)}</a><p>Vorlage {escape(reference)}{task}{counts}{why}</p>"
        f"{outcome}</li>"
    )
