"""Who listens to what: every event of the house and its handlers, on one page."""

from ratsverbund.kernel import events

events.connect({})
