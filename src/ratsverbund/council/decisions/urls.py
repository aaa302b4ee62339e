"""Addresses of resolutions and of the results of items."""

from django.urls import path

from ratsverbund.council.decisions import views

app_name = "decisions"

urlpatterns = [
    path("", views.resolution_list, name="list"),
    path("<int:pk>/", views.resolution, name="resolution"),
    path("punkte/<int:pk>/", views.decide, name="decide"),
    path("punkte/<int:pk>/vertagung/", views.adjourn, name="adjourn"),
    path("punkte/<int:pk>/gegenstandslos/", views.pointless, name="pointless"),
    path("punkte/<int:pk>/kenntnisnahme/", views.note, name="note"),
    path("sitzungen/<int:pk>/uebrige/", views.note_remaining, name="note_remaining"),
    path("gremien/<int:pk>/abstimmungssystem/", views.system, name="system"),
    path("gremien/<int:pk>/abstimmungssystem/ende/", views.drop_system, name="drop_system"),
    path("abstimmungen/<int:pk>/berichtigung/", views.correct, name="correct"),
]
