"""The forms in which the facts of a paper's head are written."""

import re

PAPER_TYPE = (
    r"(?:(?:beschluss|beschluß|sitzungs|mitteilungs|informations|berichts|verwaltungs|tisch|rats|"
    r"ausschuss|ergänzungs|dringlichkeits)vorlage|antrag|anfrage|mitteilung|bericht)"
)
NUMBER_LABEL = (
    r"(?:(?:(?:beschluss|beschluß|sitzungs|mitteilungs|informations)?vorlagen?|drucksachen?|ds)"
    rf"[ -]*(?:nr\.?|nummer)?|{PAPER_TYPE} (?:nr\.?|nummer))"
)
LABELS = {
    "title": r"betreff|betrifft|titel|gegenstand(?: der vorlage)?|beratungsgegenstand|thema",
    "reference": NUMBER_LABEL,
    "date": r"datum|erstellungsdatum|erstellt am|stand|vom",
    "office": r"federführende[rs]? [a-zäöüß]+|federführung|federführend|fachbereich|fachdienst|amt|"
    r"dezernat|organisationseinheit|verantwortlich|sachgebiet|abteilung",
    "paper_type": r"(?:vorlagen?|drucksachen?)[ -]?art|art der vorlage",
    "publicity": r"status|öffentlichkeits(?:status|charakter)|öffentlichkeit|"
    r"sitzungsteil|behandlung",
}
LABELLED = [
    (name, re.compile(rf"(?P<label>{form})\s*(?:(?P<colon>:)\s*(?P<rest>.*))?", re.IGNORECASE))
    for name, form in LABELS.items()
]
REFERENCE = r"(?P<reference>(?:[a-zäöü]{1,5}/)?[\w-]*\d[\w.-]*(?:\s?/\s?[\w.-]+)*)"
REFERENCE_LINE = re.compile(
    rf"(?P<label>(?:zu )?(?:{NUMBER_LABEL}|nr\.)\s*[:–-]?)\s*{REFERENCE}(?P<rest>(?:[\s,(].*)?)",
    re.IGNORECASE,
)
REFERENCE_ALONE = re.compile(rf"{REFERENCE}(?P<rest>(?:[\s,(].*)?)")
OFFICE_LINE = re.compile(
    r"(?:Fachbereich|Fachdienst|Amt|Dezernat|Sachgebiet|Abteilung)\s+(?:\d|[IVX]+\b|für\s).{0,80}|"
    r"[A-ZÄÖÜ][\wäöüß-]*(?:amt|kämmerei|referat)"
)
LETTERHEAD = re.compile(
    r"(?:(?:Stadt|Gemeinde|Kreis|Hansestadt|Kreisstadt|Universitätsstadt|Landkreis|Samtgemeinde|"
    r"Verbandsgemeinde|Markt)\s+[A-ZÄÖÜ][\w .()-]{1,40}|STADT|GEMEINDE|KREIS|"
    r"(?:Der|Die) (?:Ober)?(?:[Bb]ürgermeister(?:in)?|Landrat|Landrätin|Gemeindedirektor)|"
    r"[Aa]n (?:den|die|das) .{3,80}|.*\b\d{5} [A-ZÄÖÜ].*)",
)
OTHER_LABEL = re.compile(
    r"(?:az\.?|aktenzeichen|bearbeite(?:r|rin|t von)|sachbearbeit\w*|"
    r"auskunft(?: erteilt)?|telefon|tel\.?|fax|e-?mail|verfasser(?:in)?|berichterstatt\w*|"
    r"initiator|ansprechpartner(?:in)?|zimmer|raum|durchwahl|(?:mein|ihr) zeichen|"
    r"beteiligte \w+|mitzeichnung|sitzung am|sitzungstermin|bezug|bezüglich)\s*(?::.*|_+)|"
    r"(?:zu )?(?:ö\s)?top\b[\s:]*[\w.]{0,8}",
    re.IGNORECASE,
)
BOX = r"[\[(]\s?[xX]?\s?[\])]|[☒☑■☐□]"
PUBLICITY = re.compile(
    rf"(?P<box>{BOX})?\s*(?P<not>nicht[- ]?)?öffentlich"
    r"(?:e?r?\s+(?:Sitzung|Teil|Vorlage))?\s*[,;/]?\s*",
    re.IGNORECASE,
)
CELLS = re.compile(r"\t|\s{3,}|\s*\|\s*")
