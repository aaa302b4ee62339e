"""Addresses of the debate on an item."""

from django.urls import path

from ratsverbund.council.debate import views

app_name = "debate"

urlpatterns = [
    path("punkte/<int:pk>/aussprache/", views.floor, name="floor"),
    path("punkte/<int:pk>/antrag/", views.motion, name="motion"),
    path("wortmeldungen/<int:pk>/", views.speech, name="speech"),
    path("<int:pk>/tagesordnung/erweitern/", views.extend, name="extend"),
    path("<int:pk>/redezeiten/", views.times, name="times"),
]
