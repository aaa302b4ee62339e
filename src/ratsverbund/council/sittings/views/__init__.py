"""The cockpit: one page on which the clerk keeps the course of a running meeting."""

from ratsverbund.council.sittings.views.cockpit import cockpit, company, note

__all__ = ["cockpit", "company", "note"]
