"""The English catalogue: complete, faithful, and read by the pages."""

import re

import pytest
from babel.messages.catalog import Message
from django.core.management import CommandError, call_command
from django.utils.translation import override, trans_real

from ratsverbund.config import assets, catalogue
from ratsverbund.council.papers.models import Paper
from ratsverbund.people.bodies.roles import RoleKind
from ratsverbund.ui.jinja import environment

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
HEAD += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
SENTENCE = re.compile(r"[^\W\d_]{3,} [^\W\d_]{2,}")


def test_every_german_text_has_a_faithful_english_one():
    assert catalogue.faults() == []


def test_no_sentence_stays_german_word_for_word():
    same = [one.id for one in catalogue.english() if one.id == one.string]

    assert [text for text in same if SENTENCE.search(str(text))] == []


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A catalogue of its own, over a source of one template."""
    source = tmp_path / "app" / "jinja2" / "app" / "page.html"
    source.parent.mkdir(parents=True)
    source.write_text('{{ _("Vorlage %(number)s", number=1) }} {{ _("Rat") }}')
    monkeypatch.setattr(catalogue, "SOURCE", tmp_path)
    monkeypatch.setattr(catalogue, "ENGLISH", tmp_path / "django.po")
    monkeypatch.setattr(catalogue, "words_of_minutes", lambda: ())
    monkeypatch.setattr(catalogue, "BORROWED", ())
    return tmp_path / "django.po"


def written(*entries):
    """The text of a catalogue."""
    return HEAD + "\n".join(
        f'msgid "{german}"\nmsgstr "{english}"\n' for german, english in entries
    )


def test_it_is_said_what_the_catalogue_lacks(kept):
    kept.write_text(written(("Vorlage %(number)s", "Paper %(reference)s"), ("Amt", "")))

    assert catalogue.faults() == [
        "fehlt: Rat",
        "ungenutzt: Amt",
        "nicht übersetzt: Amt",
        "andere Platzhalter: Vorlage %(number)s",
    ]


def test_an_uncertain_translation_is_named(kept):
    sure = written(("Vorlage %(number)s", "Paper %(number)s"))
    kept.write_text(
        f'{sure}\n#, fuzzy\nmsgid "Rat"\nmsgstr "Advice"\n\n#~ msgid "Alt"\n#~ msgstr "Old"\n'
    )

    assert catalogue.faults() == ["ungenutzt: Alt", "unsicher: Rat"]


def test_renewing_keeps_what_is_translated_and_drops_what_is_unused(kept):
    kept.write_text(written(("Rat", "Council"), ("Amt", "Office")))

    with pytest.raises(CommandError, match="1 Texte sind zu übersetzen"):
        call_command("messages", "--apply")

    strings = {text: one.string for text, one in catalogue.texts(catalogue.english()).items()}
    assert strings == {"Rat": "Council", "Vorlage %(number)s": ""}


def test_a_singular_may_leave_out_the_number_and_nothing_else():
    german = ("ein Punkt", "%(num)s Punkte")

    assert catalogue.faithful(Message(german, ("one item", "%(num)s items")))
    assert not catalogue.faithful(Message(german, ("one item", "many items")))
    assert not catalogue.faithful(Message(german, ("%(name)s item", "%(num)s items")))


@pytest.fixture
def english(monkeypatch):
    """English pages, from a catalogue compiled just now."""
    assets.catalogues()
    monkeypatch.setattr(trans_real, "_translations", {})
    with override("en"):
        yield


def test_frame_numbers_and_choices_speak_english(english):
    page = environment().from_string('{{ ngettext("ein Punkt", "%(num)s Punkte", 2) }}')

    assert page.render() == "2 items"
    assert Paper(paper_type="report").get_paper_type_display() == "Report"
    assert RoleKind.MAYOR.label == "Mayor's office"


def test_german_pages_say_what_the_source_says():
    with override("de"):
        assert Paper(paper_type="report").get_paper_type_display() == "Mitteilungsvorlage"
        assert RoleKind.MAYOR.label == "Bürgermeisteramt"
