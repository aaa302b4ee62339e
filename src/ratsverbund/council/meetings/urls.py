"""Addresses of meetings."""

from django.urls import path

from ratsverbund.council.meetings import views

app_name = "meetings"

urlpatterns = [
    path("", views.meeting_list, name="list"),
    path("kalender/", views.calendar, name="calendar"),
    path("<int:pk>/", views.meeting, name="meeting"),
    path("<int:pk>/verlegen/", views.reschedule, name="reschedule"),
    path("<int:pk>/tagesordnung.pdf", views.agenda_pdf, name="agenda_pdf"),
    path("<int:pk>/eroeffnung/", views.open_now, name="open"),
    path("<int:pk>/schluss/", views.close, name="close"),
    path("<int:pk>/absage/", views.cancel, name="cancel"),
    path("<int:pk>/anwesenheit/", views.attendance, name="attendance"),
    path("<int:pk>/anwesenheit/gegangen/", views.leave, name="leave"),
    path("punkte/<int:pk>/ausschluss/", views.exclude, name="exclude"),
    path("ausschluesse/<int:pk>/aufheben/", views.lift, name="lift"),
]
