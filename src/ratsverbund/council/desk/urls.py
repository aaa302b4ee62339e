"""Addresses: Mein Sitzungsdienst."""

from django.urls import path

from ratsverbund.council.desk.views import (
    feed,
    meetings,
    news,
    notes,
    offline,
    own,
    reading,
    replies,
)

app_name = "desk"

urlpatterns = [
    path("", meetings.mine, name="mine"),
    path("neues/", news.everything, name="news"),
    path("suche/", notes.search, name="search"),
    path("notizen/", notes.own, name="notes"),
    path("notizen/<int:pk>/verwerfen/", notes.drop, name="drop"),
    path("notizen/<int:pk>/abgleich/", notes.settle, name="settle"),
    path("punkte/<int:pk>/notiz/", notes.write, name="write"),
    path("punkte/<int:pk>/lesezeichen/", notes.mark, name="mark"),
    path("sitzungen/<int:pk>/", meetings.meeting, name="meeting"),
    path("sitzungen/<int:pk>/gesehen/", news.seen, name="seen"),
    path("sitzungen/<int:pk>/lesen/<int:item>/", reading.read, name="read"),
    path("sitzungen/<int:pk>/aenderung/<int:item>/", news.difference, name="difference"),
    path("sitzungen/<int:pk>/mein-exemplar.pdf", reading.copy, name="copy"),
    path("sitzungen/<int:pk>/unterlagen.zip", offline.bundle, name="bundle"),
    path("sitzungen/<int:pk>/rueckmeldung/", replies.reply, name="reply"),
    path("sitzungen/<int:pk>/rueckmeldungen/", replies.replies, name="replies"),
    path("vertretung/<int:pk>/", replies.substitute, name="substitute"),
    path("sitzungen/<int:pk>/mitnahme/", offline.taken, name="taken"),
    path("sitzungen/<int:pk>/mitnahme/liste.json", offline.listing, name="listing"),
    path("sitzungen/<int:pk>/mitnahme/<int:item>/", reading.read_taken, name="taken_item"),
    path("geraet/", offline.device, name="device"),
    path("geraet/stand.json", offline.standing, name="standing"),
    path("geraet/dienst.js", offline.worker, name="worker"),
    path("geraet/ratsverbund.webmanifest", offline.manifest, name="manifest"),
    path("kalender/", own.calendar, name="calendar"),
    path("kalender/<str:secret>.ics", feed.feed, name="feed"),
    path("benachrichtigung/", own.preference, name="preference"),
    path("freigabe/", own.releases, name="releases"),
    path("freigabe/<int:pk>/", own.release, name="release"),
]
