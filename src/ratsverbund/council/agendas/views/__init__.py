"""The pages of agendas: building, publishing, planning, what every meeting has."""

from ratsverbund.council.agendas.views import builder, planning, publishing, template

__all__ = ["builder", "planning", "publishing", "template"]
