"""Addresses of organizations and offices, below `gremien/`."""

from django.urls import path

from ratsverbund.people.organizations.views import deputy, office, organization, seat

app_name = "organizations"
urlpatterns = [
    path("", organization.organization_list, name="organization_list"),
    path("neu/<slug:slug>/", organization.create, name="create"),
    path("<int:pk>/", organization.organization_page, name="organization_page"),
    path("<int:pk>/mitglieder.xlsx", organization.members_file, name="members_file"),
    path("<int:pk>/bearbeiten/", organization.update, name="update"),
    path("<int:pk>/aufloesen/", organization.close, name="close"),
    path("<int:pk>/sitze/neu/", seat.seat, name="seat"),
    path("<int:pk>/sitze/<int:seat_pk>/ende/", seat.end, name="end_seat"),
    path("<int:pk>/sitze/<int:seat_pk>/vertretung/", deputy.deputies, name="deputies"),
    path("<int:pk>/sitze/<int:seat_pk>/vertretung/neu/", deputy.name, name="deputy"),
    path(
        "<int:pk>/sitze/<int:seat_pk>/vertretung/<int:deputy_pk>/ende/",
        deputy.end,
        name="end_deputy",
    ),
    path("<int:pk>/sitze/<int:seat_pk>/nachfolge/", seat.successor, name="successor"),
    path("aemter/", office.office_list, name="office_list"),
    path("aemter/neu/<slug:slug>/", office.create, name="create_office"),
    path("aemter/<int:pk>/", office.office_page, name="office_page"),
    path("aemter/<int:pk>/besetzen/", office.appoint, name="appoint"),
    path("aemter/<int:pk>/<int:holding_pk>/ende/", office.end, name="end_holding"),
]
