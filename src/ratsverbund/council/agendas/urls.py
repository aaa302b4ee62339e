"""Addresses: Tagesordnungen."""

from django.urls import URLPattern

app_name = "agendas"

urlpatterns: list[URLPattern] = []
