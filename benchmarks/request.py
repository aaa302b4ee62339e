"""One anonymous request through the WSGI application and its whole middleware stack."""

import io
import sys
from collections.abc import Callable, Iterable
from typing import Any

from ratsverbund.config.wsgi import application

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def visit(path: str, called: Application = application) -> bytes:
    """Ask for a page as a web server does; insist on an answer of 200."""
    told = []
    answer = called(environment(path), lambda status, headers, fault=None: told.append(status))
    try:
        page = b"".join(answer)
    finally:
        if close := getattr(answer, "close", None):
            close()
    if told != ["200 OK"]:
        raise RuntimeError(f"{path} answers {told}")
    return page


def environment(path: str) -> dict[str, Any]:
    """What a web server tells of a browser's request."""
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT": "text/html",
        "HTTP_ACCEPT_LANGUAGE": "de",
        "HTTP_USER_AGENT": "Mozilla/5.0",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
