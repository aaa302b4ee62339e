"""Addresses of the public pages, below `buergerinfo/`."""

from django.urls import path

from ratsverbund.public.portal.views import meetings, networks, papers, places, press, resolutions

app_name = "portal"
urlpatterns = [
    path("", places.overview, name="overview"),
    path("sitzungen/", meetings.meetings, name="meetings"),
    path("sitzungen/<int:pk>/", meetings.meeting, name="meeting"),
    path("sitzungen/<int:pk>/termin.ics", meetings.appointment, name="appointment"),
    path("tischvorlagen/<int:pk>/", meetings.handout, name="handout"),
    path("vorlagen/", papers.papers, name="papers"),
    path("vorlagen/<int:pk>/", papers.paper, name="paper"),
    path("anlagen/<int:pk>/", papers.attachment, name="attachment"),
    path("beschluesse/", resolutions.resolutions, name="resolutions"),
    path("beschluesse/<int:pk>/", resolutions.resolution, name="resolution"),
    path("presse/", press.press_notes, name="press_notes"),
    path("presse/<int:pk>/", press.press_note, name="press_note"),
    path("gremien/<int:pk>/", places.organization, name="organization"),
    path("gremien/<int:pk>/sitzungen.ics", meetings.calendar, name="calendar"),
    path("netzwerke/", networks.networks, name="networks"),
    path("netzwerke/<slug:slug>/", networks.network, name="network"),
    path("netzwerke/<slug:slug>/<int:pk>/", networks.member, name="member"),
    path("<slug:slug>/", places.body, name="body"),
    path("<slug:slug>/presse.atom", press.newest, name="newest_press"),
    path("<slug:slug>/vorlagen.atom", papers.newest, name="newest"),
]
