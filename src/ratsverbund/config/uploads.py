"""The largest upload: refused by its announced length, before it fills the server's disk."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

LARGEST = 100_000_000  # bytes; each form sets its own limit below


class UploadTooLarge(RequestDataTooBig):
    """Files larger than any form takes."""


class Limit(FileUploadHandler):
    """Let pass what is not too large."""

    def handle_raw_input(
        self, input_data: Any, meta: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        """Refuse by the length.

        Raises: UploadTooLarge.
        """
        if content_length > LARGEST:
            raise UploadTooLarge

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Leave the keeping to the next handler."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
