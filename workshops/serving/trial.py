"""Whether this computer finds its own page at an address: what can be known without a phone."""

from __future__ import annotations

from http.client import HTTPConnection, HTTPException

SECONDS = 3.0


def answers(address: str, port: int, host: str) -> bool:
    """Whether somebody who asks at this address is shown the page. Takes at most a few seconds."""
    connection = HTTPConnection(address, port, timeout=SECONDS)
    try:
        connection.request("GET", "/", headers={"Host": host})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
