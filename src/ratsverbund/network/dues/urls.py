"""Addresses of dues: scales, measures, years and notices."""

from django.urls import path

from ratsverbund.network.dues import views

app_name = "dues"

urlpatterns = [
    path("schreiben/<int:pk>.pdf", views.notice, name="notice"),
    path("veranlagung/<int:pk>/neu/", views.reassess, name="reassess"),
    path("<slug:slug>/", views.network, name="network"),
    path("<slug:slug>/ordnung/", views.scale, name="scale"),
    path("<slug:slug>/massnahme/", views.measure, name="measure"),
    path("<slug:slug>/<int:year>/", views.year, name="year"),
    path("<slug:slug>/<int:year>/veranlagen/", views.assess, name="assess"),
]
