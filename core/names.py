"""When two names are the same to people."""

from __future__ import annotations

import unicodedata


def fold(name: str) -> str:
    """What makes two names the same to people: no case, no difference of width."""
    return unicodedata.normalize("NFKC", name).casefold()
