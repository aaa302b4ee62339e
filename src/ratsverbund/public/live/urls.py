"""Addresses of a running meeting as it is shown."""

from django.urls import path

from ratsverbund.public.live import views

app_name = "live"

urlpatterns = [
    path("buergerinfo/sitzungen/<int:pk>/live/", views.live, name="live"),
    path("sitzungen/<int:pk>/anzeige/", views.screen, name="screen"),
]
