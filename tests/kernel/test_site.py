"""The address that letters of jobs and commands name."""

from ratsverbund.kernel.site import address_of_site


def test_the_configured_address_goes_before_the_one_a_request_was_seen_under(settings):
    settings.SITE_URL = "https://rat.stadt.example"

    assert address_of_site("http://localhost:8000") == "https://rat.stadt.example"


def test_without_a_configured_address_the_one_seen_is_named_without_a_slash(settings):
    settings.SITE_URL = ""

    assert [address_of_site("http://localhost:8000/"), address_of_site()] == [
        "http://localhost:8000",
        "",
    ]
