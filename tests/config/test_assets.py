"""Web fonts and style sheet weigh little, lack nothing our pages write, and keep their licence."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from ratsverbund.config import assets

LIMIT = 250_000  # bytes of a page with all it loads, compressed
FONTS = 3
SOURCES = ("*.html", "*.py", "*.js", "*.css")
ASSET = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js|svg|woff2))"')
FONT = re.compile(r'url\("([^"]+\.woff2)"\)')
SPELT = "ÄÖÜäöüßẞéčłğșʼễ€§–„“‚‘…•−×·←↑→↓0123456789\N{NO-BREAK SPACE}\N{FIGURE SPACE}"


@pytest.fixture(scope="module")
def font(tmp_path_factory):
    """Fira Sans Medium as set-up reduces it."""
    small = tmp_path_factory.mktemp("fonts") / "small.woff2"
    assets.shrink(assets.CUTS / "FiraSans-Medium.woff2", small)
    return TTFont(small)


def features(font, table):
    """Return the typographic features of a table that pages can ask for."""
    return {record.FeatureTag for record in font[table].table.FeatureList.FeatureRecord}


def test_the_web_font_has_every_letter_and_sign_of_a_page(font):
    missing = [letter for letter in SPELT if ord(letter) not in font.getBestCmap()]

    assert missing == []


def test_figures_stay_tabular_and_letters_kerned(font):
    assert features(font, "GSUB") == {"calt", "liga", "locl", "tnum"}
    assert features(font, "GPOS") == {"kern"}


def test_the_changed_font_bears_another_name_and_the_same_licence(font):
    names = [font["name"].getDebugName(number) for number in (1, 3, 4, 6, 16, 13, 14)]

    assert names == [
        "Ratsverbund Sans Medium",
        "4.106;CTDB;RatsverbundSans-Medium",
        "Ratsverbund Sans Medium",
        "RatsverbundSans-Medium",
        "Ratsverbund Sans",
        "Licensed under the Open Font License, version 1.1 or later",
        "http://scripts.sil.org/OFL",
    ]


def test_the_font_for_paper_is_unchanged(tmp_path):
    woff = assets.CUTS / "FiraSans-Regular.woff2"

    assets.convert(woff, tmp_path / "paper.ttf")

    before, after = TTFont(woff), TTFont(tmp_path / "paper.ttf")
    assert after.getGlyphOrder() == before.getGlyphOrder()
    assert after["name"].getDebugName(4) == "Fira Sans"


def test_the_style_sheet_lacks_no_class_that_the_pages_write():
    full = (assets.KERN / "dist" / "kern.min.css").read_text(encoding="utf-8")
    cut = full.removeprefix(assets.style_sheet().partition(assets.NOTICE)[0])
    texts = [
        path.read_text(encoding="utf-8")
        for pattern in SOURCES
        for path in Path(assets.SOURCE).rglob(pattern)
        if "vendor" not in path.parts
    ]

    written = set(re.findall(r"\bkern-[a-z][\w-]*", "\n".join(texts)))
    removed = set(re.findall(r"\.(kern-[\w-]+)", cut))

    # `assets.py` names the class at which it cuts.
    assert written & removed == {"kern-container", "kern-container-fluid"}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/konto/login/", "/buergerinfo/"])
def test_a_page_with_all_it_loads_stays_below_the_limit(client, address):
    page = client.get(address).content

    loaded = [found.removeprefix(settings.STATIC_URL) for found in ASSET.findall(page.decode())]
    sheet = Path(finders.find("vendor/kern/kern.css")).read_text(encoding="utf-8")
    fonts = {urljoin("vendor/kern/", name) for name in FONT.findall(sheet)}
    files = {path: Path(finders.find(path)).read_bytes() for path in fonts | set(loaded)}
    weight = len(gzip.compress(page)) + sum(len(gzip.compress(file)) for file in files.values())

    assert len(fonts) == FONTS
    assert fonts & set(loaded) == {"vendor/kern/RatsverbundSans-Regular.woff2"}
    assert weight < LIMIT
