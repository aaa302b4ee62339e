"""Accounts and the dated roles they hold."""

from datetime import timedelta
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.aggregates import JSONBAgg
from django.db import models
from django.db.models import Q
from django.db.models.functions import JSONObject

from ratsverbund.people.bodies.models import Body, DatedQuerySet
from ratsverbund.people.bodies.roles import RoleKind
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person


class AccountManager(BaseUserManager["Account"]):
    """Accounts, found by e-mail address."""

    def with_roles(self) -> models.QuerySet["Account", "Account"]:
        """Accounts with their roles in the same row: one statement for both."""
        body, organization = "roles__body", "roles__organization"
        role = JSONObject(
            kind="roles__kind",
            body=f"{body}_id",
            body_name=f"{body}__name",
            body_short=f"{body}__short_name",
            body_slug=f"{body}__slug",
            body_kind=f"{body}__kind",
            accent=f"{body}__accent",
            organization=f"{organization}_id",
            organization_name=f"{organization}__short_name",
            start="roles__start",
            end="roles__end",
        )
        return self.get_queryset().annotate(
            roles_held=JSONBAgg(
                role, filter=Q(roles__isnull=False), default=[], order_by="roles__pk"
            )
        )


class Account(AbstractBaseUser):
    """Someone who may sign in (Konto); what they may do stands in their roles."""

    email = models.EmailField("E-Mail-Adresse", unique=True)
    name = models.CharField("Name", max_length=160)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="accounts"
    )
    # Who entered it keeps it while it has no role; none for accounts the house made itself.
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="angelegt bei"
    )
    compact = models.BooleanField("kompakte Ansicht", default=False)
    is_active = models.BooleanField("aktiv", default=True)
    created_at = models.DateTimeField("angelegt am", auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    is_staff = False
    is_superuser = False

    objects = AccountManager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "Konto"
        verbose_name_plural = "Konten"

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name as it stands on pages."""
        return self.name


class Role(models.Model):
    """What an account may do (Rolle), where, and from when to when."""

    Kind = RoleKind

    account = models.ForeignKey(Account, models.PROTECT, related_name="roles")
    kind = models.CharField("Rolle", choices=Kind, max_length=14)
    body = models.ForeignKey(Body, models.PROTECT, related_name="roles", verbose_name="bei")
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="roles",
        verbose_name="nur für das Gremium",
    )
    start = models.DateField("von")
    end = models.DateField("bis", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["account", "start"]
        verbose_name = "Rolle"
        verbose_name_plural = "Rollen"
        constraints = [
            models.CheckConstraint(
                # A role withdrawn on its first day ends the day before: it was never held.
                name="role_ends_after_start",
                condition=Q(end=None) | Q(end__gte=models.F("start") - timedelta(days=1)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.organization or self.body}"
