"""Addresses of networks and their members."""

from django.urls import path

from ratsverbund.network.members.views import keeping, reading

app_name = "members"

urlpatterns = [
    path("", reading.networks, name="networks"),
    path("mitglied/<int:pk>/", reading.member, name="member"),
    path("mitglied/<int:pk>/vertretung/", keeping.delegate, name="delegate"),
    path("mitglied/<int:pk>/ende/", keeping.end, name="end"),
    path("<slug:slug>/", reading.network, name="network"),
    path("<slug:slug>/mitglieder/", reading.members, name="members"),
    path("<slug:slug>/mitglieder.xlsx", reading.spreadsheet, name="spreadsheet"),
    path("<slug:slug>/mitglieder/neu/", keeping.enrol, name="enrol"),
    path("<slug:slug>/profil/", keeping.profile, name="profile"),
    path("<slug:slug>/vorsitz/", keeping.chair, name="chair"),
]
