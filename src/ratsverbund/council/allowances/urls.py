"""Addresses: Entschädigungen."""

from django.urls import URLPattern

app_name = "allowances"

urlpatterns: list[URLPattern] = []
