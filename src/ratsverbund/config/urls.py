"""Every address of the house, in German."""

from django.urls import include, path
from django.views.generic import RedirectView

from ratsverbund.config import views

urlpatterns = [
    path("", views.start, name="start"),
    path("sprache/<slug:code>/", views.language, name="language"),
    path("weiter/", views.resume, name="resume"),
    path("demo/rolle/<slug:kind>/", views.demo_role, name="demo_role"),
    path("quelltext/", views.source, name="source"),
    path("barrierefreiheit/", views.accessibility, name="accessibility"),
    path("koerperschaften/", include("ratsverbund.people.bodies.urls")),
    path("gremien/", include("ratsverbund.people.organizations.urls")),
    path("personen/", include("ratsverbund.people.persons.urls")),
    path("konten/", include("ratsverbund.people.accounts.urls")),
    path("sitzungen/", include("ratsverbund.council.meetings.urls")),
    path("entschaedigungen/", include("ratsverbund.council.allowances.urls")),
    path("anregungen/", include("ratsverbund.council.petitions.urls")),
    path("sitzungen/", include("ratsverbund.council.agendas.urls")),
    path("sitzungen/", include("ratsverbund.council.invitations.urls")),
    path("sitzungen/", include("ratsverbund.council.debate.urls")),
    path("sitzungen/", include("ratsverbund.council.sittings.urls")),
    path("wahlen/", include("ratsverbund.council.elections.urls")),
    path("konstituierung/", include("ratsverbund.council.formations.urls")),
    path("niederschriften/", include("ratsverbund.council.minutes.urls")),
    path("beschlusskontrolle/", include("ratsverbund.council.execution.urls")),
    path("zustaendigkeit/", include("ratsverbund.council.competence.urls")),
    path("mein/", include("ratsverbund.council.desk.urls")),
    path("mandate/", include("ratsverbund.people.mandates.urls")),
    path("wahlperiode/", include("ratsverbund.people.terms.urls")),
    path("register/", include("ratsverbund.people.registers.urls")),
    path("texte/", include("ratsverbund.people.texts.urls")),
    path("satzungen/", include("ratsverbund.council.charters.urls")),
    path("beschluesse/", include("ratsverbund.council.decisions.urls")),
    # The address of an account is the administration's to change.
    path("konto/email/", RedirectView.as_view(pattern_name="accounts:profile")),
    path("konto/", include("allauth.urls")),
    path("ui/", include("ratsverbund.ui.urls")),
    path("", include("ratsverbund.public.live.urls")),
    path("buergerinfo/", include("ratsverbund.public.portal.urls")),
    path("recht/", include("ratsverbund.public.law.urls")),
    path("vorlagen/", include("ratsverbund.council.papers.urls")),
    path("netzwerke/", include("ratsverbund.network.members.urls")),
    path("vorgaenge/", include("ratsverbund.network.accessions.urls")),
    path("beitraege/", include("ratsverbund.network.dues.urls")),
]

handler400 = "ratsverbund.config.views.bad_request"
handler403 = "ratsverbund.config.views.forbidden"
handler404 = "ratsverbund.config.views.not_found"
handler500 = "ratsverbund.config.views.broken"
