"""The text of a Word or PDF file, taken out in a limited process of its own."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ratsverbund.charter.text_source import answer_of
from ratsverbund.council.papers.reader.errors import UnreadablePaper
from ratsverbund.council.papers.reader.source import Aside, Source

PROBLEMS = {
    "password": gettext_lazy(
        "Das Dokument ist mit einem Kennwort geschützt. Entfernen Sie den Schutz und laden Sie es "
        "erneut hoch."
    ),
    "scan": gettext_lazy(
        "Die PDF-Datei enthält nur Bilder und keinen Text, vermutlich ist sie eingescannt. Laden "
        "Sie das Original hoch oder lassen Sie vorher eine Texterkennung (OCR) laufen."
    ),
    "pages": gettext_lazy(
        "Die PDF-Datei hat mehr als 500 Seiten. Laden Sie nur die Vorlage hoch und fügen Sie die "
        "Anlagen getrennt bei."
    ),
    "bomb": gettext_lazy(
        "Die Datei ist entpackt unverhältnismäßig groß und wurde nicht geöffnet. Speichern Sie die "
        "Vorlage neu, ohne große Anlagen."
    ),
    "entities": gettext_lazy(
        "Das Word-Dokument enthält Verweise, die in einer Vorlage nichts zu suchen haben, und "
        "wurde nicht geöffnet. Speichern Sie den Text in einem neuen Dokument."
    ),
    "broken": gettext_lazy(
        "Die Datei ist beschädigt oder unvollständig übertragen. Öffnen Sie das Original, "
        "speichern Sie es neu und laden Sie es erneut hoch."
    ),
    "exhausted": gettext_lazy(
        "Die Datei ist zu aufwendig und wurde nicht zu Ende gelesen. Laden Sie die Vorlage ohne "
        "Anlagen oder als .txt hoch."
    ),
}
WARNINGS = {
    "tracked": gettext_lazy(
        "Das Dokument enthält nachverfolgte Änderungen: Einfügungen wurden übernommen, "
        "Streichungen stehen bei den nicht zugeordneten Stellen."
    ),
    "comments": gettext_lazy(
        "Das Dokument enthält Kommentare; sie stehen bei den nicht zugeordneten Stellen."
    ),
    "textboxes": gettext_lazy(
        "Das Dokument enthält Textfelder; was darin nicht erkannt wurde, steht bei den nicht "
        "zugeordneten Stellen."
    ),
    "numbering": gettext_lazy(
        "Automatische Nummern und Aufzählungszeichen aus Word stehen nicht im Text. Prüfen Sie "
        "die Gliederung."
    ),
    "embedded": gettext_lazy(
        "In die PDF-Datei sind weitere Dateien eingebettet; sie wurden nicht übernommen. Laden Sie "
        "diese als Anlagen hoch."
    ),
}


def extract(content: bytes, kind: str) -> Source:
    """Return the text of a .docx or .pdf file and what stands beside it.

    Raises: UnreadablePaper.
    """
    answer = answer_of(content, kind)
    if problem := answer.get("problem"):
        raise UnreadablePaper(problem, str(PROBLEMS[problem]))
    warnings = [str(WARNINGS[name]) for name in answer["warnings"]]
    if blank := answer.get("blank"):
        numbers = ", ".join(map(str, blank))
        warnings.append(
            _("Ohne lesbaren Text (leer oder Bild): Seite %(pages)s.") % {"pages": numbers}
        )
    asides = tuple(Aside(mark, text) for mark, text in answer["asides"])
    return Source(answer["text"], asides, tuple(warnings))
