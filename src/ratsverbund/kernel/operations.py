"""Every change is an operation: one transaction, one permission, one audit entry, one event."""

import functools
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, ParamSpec, Protocol, TypeVar

from django.db import models, transaction

from ratsverbund.kernel.errors import DomainError
from ratsverbund.kernel.models import AuditEntry, StoredFile

P = ParamSpec("P")
R = TypeVar("R")

Change = dict[str, Any]


class Basis(Protocol):
    """What an act rests on: a decision of the charter."""

    @property
    def citation(self) -> str: ...

    def as_json(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Operation:
    """A registered operation: its name and the function behind it."""

    name: str
    call: Callable[..., Any]

    @property
    def summary(self) -> str:
        """The first line of its docstring."""
        return (self.call.__doc__ or "").strip().split("\n")[0]


@dataclass
class Run:
    """One call of an operation; counts the audit entries it left."""

    name: str
    entries: int = field(default=0)


class Unrecorded(DomainError):
    """An operation left no audit entry; everything it did is rolled back."""

    status = 500


REGISTRY: dict[str, Operation] = {}
_run: ContextVar[Run | None] = ContextVar("run", default=None)


def operation(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Register a function as an operation and run it in one transaction that leaves a trace."""

    def decorate(call: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(call)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            this = Run(name)
            token = _run.set(this)
            try:
                with transaction.atomic():
                    result = call(*args, **kwargs)
                    if not this.entries:
                        raise Unrecorded(
                            f"Der Vorgang {name} hat keinen Protokolleintrag hinterlassen und "
                            "wurde zurückgenommen. Bitte melden Sie das der Administration."
                        )
                    return result
            finally:
                _run.reset(token)

        if name in REGISTRY:
            raise ValueError(f"operation {name} is registered twice")
        REGISTRY[name] = Operation(name, call)
        run.operation = name  # type: ignore[attr-defined]
        return run

    return decorate


def record(
    act: Callable[..., Any],
    subject: models.Model,
    *,
    actor: Any,
    change: Mapping[str, Any] | None = None,
    basis: Basis | None = None,
    reason: str = "",
) -> AuditEntry:
    """Write the audit entry of the running operation."""
    this = _run.get()
    name: str = act.operation  # type: ignore[attr-defined]
    if this is None or this.name != name:
        raise RuntimeError(f"{name} records outside its own run")
    this.entries += 1
    return AuditEntry.objects.create(
        operation=name,
        subject_type=subject._meta.label,
        subject_id=subject.pk,
        subject_label=str(subject)[:300],
        body_id=getattr(subject, "body_id", None),
        actor_id=getattr(actor, "pk", None),
        actor_name=str(actor)[:200],
        change=plain(change or {}),
        basis=basis.as_json() if basis is not None else None,
        citation=basis.citation[:300] if basis is not None else "",
        reason=reason,
    )


def plain(value: Any) -> Any:
    """Turn a value into what JSON can hold; amounts and days become text."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, (Decimal, timedelta)):
        return str(value)
    return value


def store_file(name: str, media_type: str, content: bytes) -> StoredFile:
    """Keep the bytes of a document inside the running operation."""
    if _run.get() is None:
        raise RuntimeError("files are stored inside an operation")
    return StoredFile.objects.create(
        name=name[:200],
        media_type=media_type,
        content=content,
        sha256=StoredFile.fingerprint(content),
        size=len(content),
    )
