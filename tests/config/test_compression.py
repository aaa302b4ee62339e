"""Text travels compressed, files travel as they are."""

import gzip

import pytest
from django.http import HttpResponse

from ratsverbund.config.compression import Compression

TEXT = "Beschlussvorlage " * 100


@pytest.fixture
def answer_of(rf):
    """What a browser gets when a view answers with the text under a media type."""

    def answer(media_type, **headers):
        passed = Compression(lambda request: HttpResponse(TEXT, content_type=media_type))
        return passed(rf.get("/", headers=headers))

    return answer


@pytest.mark.parametrize("media_type", ["text/html; charset=utf-8", "application/json"])
def test_text_is_compressed_for_browsers_that_can_read_it(answer_of, media_type):
    answer = answer_of(media_type, accept_encoding="gzip")

    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.content).decode() == TEXT


def test_text_stays_plain_for_others(answer_of):
    answer = answer_of("text/html; charset=utf-8")

    assert answer.content.decode() == TEXT


def test_a_pdf_is_not_compressed_again(answer_of):
    answer = answer_of("application/pdf", accept_encoding="gzip")

    assert answer.content.decode() == TEXT
    assert "Content-Encoding" not in answer.headers


def test_equal_pages_differ_in_length_so_that_it_tells_nothing(answer_of):
    lengths = {
        len(answer_of("text/html; charset=utf-8", accept_encoding="gzip").content)
        for _ in range(40)
    }

    assert len(lengths) > 1
