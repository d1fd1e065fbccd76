"""Who is let near: the exact hosts, the origin of the page itself, and what every answer says to the browser."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from workshops.serving.limits import HEADERS

METHODS = ("GET", "HEAD", "POST")


def refusal(host: str, method: str, path: str, headers: Mapping[str, str], raw: int) -> HTTPStatus | None:
    """Why a request is refused before anything is done; None where it may be looked at.

    `host` is the only one that is served, `raw` the bytes of all headers.
    """
    if raw > HEADERS:
        return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    if headers.get("Host", "").lower() != host:
        return HTTPStatus.MISDIRECTED_REQUEST
    if method not in METHODS:
        return HTTPStatus.METHOD_NOT_ALLOWED
    changes = method == "POST" or path == "/ws"
    if changes and headers.get("Origin", "").lower() != f"http://{host}":
        return HTTPStatus.FORBIDDEN
    return None


def headers_for(host: str) -> dict[str, str]:
    """What every answer carries. Old Safari wants the socket named beside 'self'."""
    policy = (
        f"default-src 'self'; connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; object-src 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
        "Server": "",
    }
