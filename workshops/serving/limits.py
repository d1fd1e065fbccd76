"""How much a phone may ask for: the bounds that keep the server and the meeting alive whatever is sent."""

from __future__ import annotations

CONNECTIONS = 350
"""Connections at the same time, whatever they are for."""
PER_PARTICIPANT = 2
"""Of them, those of one participant; a third takes the place of the oldest."""
FRAME = 4_096
"""Bytes of a message."""
BODY = 16_384
HEADERS = 8_192
"""Bytes of the body and of the headers of a request."""
PATIENCE = 10.0
"""Seconds in which a request must be complete, and in which a new connection must have said who it is."""
PER_SECOND, BURST = 1.0, 5
"""Messages of a participant."""
TOO_MANY = 60
"""So many messages in a row that came too fast end the connection."""
MISS, MISS_MOST = 1.0, 8.0
"""Seconds that a wrong code waits for its answer: at rest, and while very many are tried."""
MISSES = 40
"""Wrong codes within a minute from which each waits as long as it may."""
BUFFERED = 65_536
"""Bytes that the system may hold for a phone before what is sent begins to wait here."""
WAITING = 262_144
"""Bytes that may wait here for a phone that does not read; more, and it is dropped."""
HEARTBEAT = 25.0
"""Seconds between two signs of life."""
