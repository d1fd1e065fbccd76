"""What lets a phone in: 128 bits in the QR code, or six letters typed by hand."""

from __future__ import annotations

import hmac
import secrets

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ2346789"
"""31 signs that can't be taken for each other: no I, O, 0, 1 or 5."""
LENGTH = 6
HALF = 3
_TYPED = str.maketrans({"I": "J", "0": "Q", "O": "Q", "1": "J", "5": "S"})


def new_token() -> str:
    """128 random bits as 32 hex digits."""
    return secrets.token_hex(16)


def new_code() -> str:
    """Six random signs: 887 million are possible."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def spaced(code: str) -> str:
    """A code as it is read: two threes."""
    return f"{code[:HALF]} {code[HALF:]}"


def typed(said: str) -> str:
    """What was typed as a code could be: capitals, no spaces or dashes, signs that aren't used read as their like."""
    kept = "".join(sign for sign in said.upper() if sign.isalnum())
    return kept.translate(_TYPED)


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())
