"""Named reads about allowances: a year's grounds, what it asks of the law, lists and pages."""

from ratsverbund.council.allowances.queries.replay import facts_of_year

__all__ = ["facts_of_year"]
