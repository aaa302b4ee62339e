"""Addresses: Sitzungsverlauf."""

from django.urls import path

from ratsverbund.council.sittings import views

app_name = "sittings"

urlpatterns = [
    path("<int:pk>/verlauf/", views.cockpit, name="cockpit"),
    path("<int:pk>/verlauf/anwesenheit/", views.company, name="company"),
    path("<int:pk>/verlauf/mitschrift/", views.note, name="note"),
]
