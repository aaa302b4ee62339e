"""Addresses: Konstituierung."""

from django.urls import path

from ratsverbund.council.formations import views

app_name = "formations"

urlpatterns = [
    path("wahlen/<int:pk>/sitzverteilung.pdf", views.shares_sheet, name="shares_sheet"),
    path("<slug:slug>/", views.formation, name="formation"),
    path("<slug:slug>/probe/", views.preview, name="preview"),
    path("<slug:slug>/beginn/", views.begin, name="begin"),
    path("<slug:slug>/verpflichtung/", views.oaths, name="oaths"),
    path("<slug:slug>/altersvorsitz/", views.age_president, name="age_president"),
    path("<slug:slug>/tagesordnung/", views.agenda, name="agenda"),
    path("<slug:slug>/vorsitz/", views.agree, name="agree"),
    path("<slug:slug>/zugriff/", views.access, name="access"),
    path("<slug:slug>/los/", views.access_lot, name="access_lot"),
    path("<slug:slug>/zugriff/<int:turn>/", views.pick, name="pick"),
]
