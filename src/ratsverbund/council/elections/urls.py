"""Addresses: Wahlen."""

from django.urls import path

from ratsverbund.council.elections import views

app_name = "elections"

urlpatterns = [
    path("", views.election_list, name="list"),
    path("punkte/<int:pk>/", views.of_item, name="item"),
    path("sitzungen/<int:pk>/", views.of_meeting, name="meeting"),
    path("punkte/<int:pk>/neu/", views.prepare, name="prepare"),
    path("<int:pk>/", views.election, name="election"),
    path("<int:pk>/liste/", views.add_list, name="add_list"),
    path("<int:pk>/vorschlag/", views.nominate, name="nominate"),
    path("<int:pk>/vorschlag/<int:nomination>/ruecknahme/", views.withdraw, name="withdraw"),
    path("<int:pk>/verfahren/", views.formula, name="formula"),
    path("<int:pk>/geheim/", views.secrecy, name="secrecy"),
    path("<int:pk>/eroeffnung/", views.open_ballot, name="open_ballot"),
    path("<int:pk>/auszaehlung/", views.count, name="count"),
    path("<int:pk>/berichtigung/", views.correct, name="correct"),
    path("<int:pk>/los/", views.draw, name="draw"),
    path("<int:pk>/besetzung/", views.seat, name="seat"),
    path("<int:pk>/stimmzettel.pdf", views.ballot_papers, name="ballot_papers"),
    path("<int:pk>/zaehlliste.pdf", views.counting_sheet, name="counting_sheet"),
]
