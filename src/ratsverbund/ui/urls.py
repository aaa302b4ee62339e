"""Addresses of the page that shows every component."""

from django.urls import path

from ratsverbund.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.components, name="components"),
    path("fehler/<int:status>/", views.error, name="error"),
]
