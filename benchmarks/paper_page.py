"""The public page of a paper: 6 stations, 5 files, 3 votes."""

from django.core.handlers.wsgi import WSGIRequest
from django.core.signals import request_finished, request_started
from django.http import HttpResponse
from django.urls import reverse

from benchmarks.council import FILES, PAPER_VOTES, STATIONS, build
from benchmarks.measure import compare, repeats
from benchmarks.report import Finding, Target
from benchmarks.request import environment, visit
from ratsverbund.council.papers.models import Paper


def measure(scale: float) -> Finding:
    """Visit the page as a stranger; the floor reads one record and shows its title."""
    place = build(scale)
    path = reverse("portal:paper", args=[place.paper.pk])
    floor, ours = compare(
        lambda: get(path, place.paper.pk), lambda: visit(path), repeats(scale, 200),
        floor_statements=1,
    )  # fmt: skip
    ratio = ours.cpu / floor.cpu
    return Finding(
        f"{STATIONS} stations, {FILES} files, {PAPER_VOTES} votes; a stranger's request",
        {"floor: one ORM get()": floor, "page": ours},
        ratio,
        [Target("CPU", ratio, 3, "× floor"), Target("statements", ours.statements or 0, 4)],
    )


def get(path: str, pk: int) -> bytes:
    """Answer a request with one record, without middleware or template."""
    told = environment(path)
    request_started.send(sender=None, environ=told)
    request = WSGIRequest(told)
    answer = HttpResponse(f"<h1>{Paper.objects.get(pk=pk).title}</h1><p>{request.path}</p>")
    request_finished.send(sender=None)
    return answer.content
