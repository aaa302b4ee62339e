"""The address that letters of jobs and commands name."""

from ratsverbund.kernel.site import address_of_site


def test_the_address_of_the_instance_is_the_configured_one_or_none(settings):
    settings.SITE_URL = "https://rat.stadt.example"
    configured = address_of_site()
    settings.SITE_URL = ""

    assert (configured, address_of_site()) == ("https://rat.stadt.example", "")
