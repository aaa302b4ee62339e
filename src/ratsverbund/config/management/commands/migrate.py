"""`ratsverbund migrate`: as Django does it, but an empty database is filled in a fifth of the time.

Django draws all models anew that are related to one a step has touched, here nearly all of them
at each of 400 steps. To make tables, a step needs its own model; whoever needs more (steps that
run Python, signals afterwards) gets everything drawn anew, since the state calls itself delayed.
"""

from typing import Any

from django.core.management.commands import migrate
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState


class FirstState(ProjectState):
    """The models on the way through the first migrations of a database."""

    def _find_reload_model(
        self, app_label: str, model_name: str, delay: bool = False
    ) -> set[tuple[str, str]]:
        self.is_delayed = True
        return {(app_label, model_name)}


class Executor(MigrationExecutor):
    """Begins with such a state where nothing has been migrated yet."""

    def _migrate_all_forwards(self, state: ProjectState, *args: Any, **options: Any) -> Any:
        if not self.loader.applied_migrations:
            state = FirstState(state.models, state.real_apps)
        return super()._migrate_all_forwards(state, *args, **options)  # type: ignore[misc]


class Command(migrate.Command):
    """Bring the database up to date."""

    help = "Datenbank auf den Stand dieser Fassung bringen"

    def handle(self, *args: Any, **options: Any) -> None:
        migrate.MigrationExecutor = Executor  # type: ignore[attr-defined]
        super().handle(*args, **options)
