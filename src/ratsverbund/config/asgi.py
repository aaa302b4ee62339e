"""The stream of running meetings, a process of its own beside the pages."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ratsverbund.config.settings")
django.setup()

from ratsverbund.public.live.stream import Stream  # noqa: E402 - after Django is set up

application = Stream()
