"""The pages of agendas: building, publishing, what every meeting has."""

from ratsverbund.council.agendas.views import builder, publishing, template

__all__ = ["builder", "publishing", "template"]
