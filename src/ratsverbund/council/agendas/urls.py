"""Addresses of agendas and of planning."""

from django.urls import path

from ratsverbund.council.agendas.demands import pages as demands
from ratsverbund.council.agendas.handouts import pages
from ratsverbund.council.agendas.planning import assemblies, calendars
from ratsverbund.council.agendas.planning import pages as planning
from ratsverbund.council.agendas.requests import pages as requests
from ratsverbund.council.agendas.views import builder, publishing, template

app_name = "agendas"

urlpatterns = [
    path("neu/", planning.plan, name="plan"),
    path("neu/gemeinsam/", planning.joint, name="joint"),
    path("neu/kalender/", calendars.calendars, name="calendars"),
    path("neu/kalender/vorlage.xlsx", calendars.template, name="calendar_template"),
    path("neu/kalender/<int:pk>/", calendars.calendar, name="calendar"),
    path("neu/kalender/<int:pk>/entscheiden/", calendars.decide, name="decide_calendar"),
    path("neu/verlangen/", demands.demands, name="demands"),
    path("neu/verlangen/neu/", demands.receive, name="receive_demand"),
    path("neu/verlangen/<int:pk>/sitzung/", demands.meet, name="meet_demand"),
    path("neu/verlangen/<int:pk>/ablehnen/", demands.refuse, name="refuse_demand"),
    path("jahresplanung/", planning.series, name="series"),
    path("einwohnerversammlung/", assemblies.assembly, name="assembly"),
    path("<int:pk>/tagesordnung/", builder.agenda, name="agenda"),
    path("<int:pk>/tagesordnung/vorlagen/", builder.add, name="add"),
    path("<int:pk>/tagesordnung/punkt/", builder.add_title, name="add_title"),
    path("<int:pk>/tagesordnung/reihenfolge/", builder.order, name="order"),
    path("<int:pk>/tagesordnung/absetzen/", builder.remove, name="remove"),
    path("<int:pk>/tagesordnung/wiederkehrend/", builder.standing, name="standing"),
    path("<int:pk>/tagesordnung/bericht/", builder.report, name="report"),
    path("<int:pk>/tagesordnung/vorschau/", publishing.preview, name="preview"),
    path("<int:pk>/tagesordnung/nachtrag/", publishing.issue, name="issue"),
    path("<int:pk>/tagesordnung/muster/", template.standing_list, name="standing_list"),
    path("<int:pk>/tagesordnung/vorschlag/", requests.receive, name="receive"),
    path("<int:pk>/tagesordnung/vorschlag/aufnehmen/", requests.place, name="place"),
    path("<int:pk>/tagesordnung/vorschlag/ablehnen/", requests.refuse, name="refuse"),
    path("<int:pk>/tagesordnung/freigabe/", template.second_person, name="second_person"),
    path("<int:pk>/kopieren/", planning.copy, name="copy"),
    path("<int:pk>/neu-laden/", planning.relocate, name="relocate"),
    path("<int:pk>/art/", planning.kind, name="kind"),
    path("<int:pk>/bekanntmachung/", assemblies.announce, name="announce"),
    path("<int:pk>/bekanntmachung/beleg/", assemblies.clipping, name="clipping"),
    path("punkte/<int:pk>/teil/", publishing.lane, name="lane"),
    path("punkte/<int:pk>/tischvorlage/", pages.handout, name="handout"),
    path("tischvorlagen/<int:pk>.pdf", pages.handout_file, name="handout_file"),
    path("tischvorlagen/<int:pk>/verbergen/", pages.hide_handout, name="hide_handout"),
]
