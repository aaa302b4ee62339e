"""Count what a page asks of the database."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

FRAME = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "BEGIN", "COMMIT")


def statements(client, address, **kwargs):
    """Return the statements one GET of an address sends; the page must answer with 200."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = client.get(address, **kwargs)
    assert answer.status_code == 200, answer.status_code
    sent = [query["sql"] for query in captured.captured_queries]
    return [
        sql for sql in sent if not sql.startswith(FRAME) and "set_config('role', 'none'" not in sql
    ]
