"""Addresses of papers."""

from django.urls import path

from ratsverbund.council.papers.views import acts, reading, upload, writing

app_name = "papers"

urlpatterns = [
    path("", reading.papers, name="list"),
    path("neu/", writing.new, name="new"),
    path("hochladen/", upload.upload, name="upload"),
    path("hochladen/<str:token>/", upload.intake, name="intake"),
    path("anlagen/<int:pk>/", reading.attachment, name="attachment"),
    path("<int:pk>/", reading.paper, name="paper"),
    path("<int:pk>/druck/", reading.print_view, name="print"),
    path("<int:pk>/vorlage.pdf", reading.pdf, name="pdf"),
    path("<int:pk>/original/", reading.original, name="original"),
    path("<int:pk>/fassungen/", reading.versions, name="versions"),
    path("<int:pk>/bearbeiten/", writing.edit, name="edit"),
    path("<int:pk>/beratungsfolge/", writing.way, name="way"),
    path("<int:pk>/anlagen/", writing.attach, name="attach"),
    path("<int:pk>/mitzeichnung/", acts.cosigning, name="cosigning"),
    path("<int:pk>/antwort/", acts.answer, name="answer"),
    path("<int:pk>/freigeben/", acts.release, name="release"),
    path("<int:pk>/zurueckziehen/", acts.withdraw, name="withdraw"),
    path("<int:pk>/nichtoeffentlich/", acts.hide, name="hide"),
]
