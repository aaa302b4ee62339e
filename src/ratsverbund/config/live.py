"""The stream of running meetings, a process of its own beside the pages: HOST PORT."""

import asyncio
import os
import resource
import signal
import sys
from contextlib import suppress

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ratsverbund.config.settings")
django.setup()

from ratsverbund.public.live.stream import Stream  # noqa: E402 - after Django is set up


async def run(host: str, port: int) -> None:
    """Serve until the system says stop."""
    serving = asyncio.ensure_future(Stream().run(host, port))
    for order in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(order, serving.cancel)
    with suppress(asyncio.CancelledError):
        await serving


if __name__ == "__main__":
    _soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # each reader is an open file
    asyncio.run(run(sys.argv[1], int(sys.argv[2])))
