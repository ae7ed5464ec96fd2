"""Sentences of `core` in the window's language.

`core` speaks English: its sentences lie in journals, cross processes and are printed by the
command line. Here each is recognised by its pattern (`app/core_sentences.py`, which
`packaging/sentences.py` writes from the source), so that what was stored years ago is told in the
language of today. What is not recognised is shown as it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication

from app.core_sentences import SENTENCES

CONTEXT = "Core"
_PLACE = re.compile(r"\{(\d)\}")


def translated(text: str) -> str:
    """One sentence or several, one after the other."""
    ends = [match.end() for match in re.finditer(r"[.:] ", text)][::-1]
    # Two that are known each, though a place at the end of the first might hold the second.
    for end in ends:
        if text[end - 2] == "." and recognised(text[: end - 1]) and recognised(text[end:]):
            return _both(text, end)
    found = _told(text)
    if found is not None:
        return found
    # The longest beginning that is known, and then the rest.
    for end in ends:
        if recognised(text[: end - 1]):
            return _both(text, end)
    return text


def _both(text: str, end: int) -> str:
    return joined(translated(text[: end - 1]), translated(text[end:]))


def joined(*sentences: str) -> str:
    """One after the other, without the empty ones; Chinese and Japanese put no space between."""
    text = ""
    for sentence in filter(None, sentences):
        gap = " " if text and not text.endswith(("。", "：", "？", "！")) else ""
        text = f"{text}{gap}{sentence}"
    return text


def _told(text: str) -> str | None:
    """One sentence, or a part of one that stands for itself; None for an unknown one."""
    found = recognised(text)
    if found is None:
        return None
    pattern, values = found
    said = QCoreApplication.translate(CONTEXT, pattern)
    told = [_told(value) or value for value in values]
    return _PLACE.sub(lambda place: told[int(place[1])], said)


@lru_cache(maxsize=4096)
def recognised(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The pattern of a sentence, and what stands in its places."""
    if text in _EXACT:
        return text, ()
    for pattern, part in _WITH_PLACES:
        if part in text and (match := _shape(pattern).fullmatch(text)) is not None:
            return pattern, match.groups()
    return None


@cache
def _shape(pattern: str) -> re.Pattern[str]:
    parts = _PLACE.split(pattern)
    fixed, places = parts[::2], len(parts) // 2
    whole = "".join(
        re.escape(part) + ("(.*?)" if at < places else "") for at, part in enumerate(fixed)
    )
    return re.compile(whole, re.DOTALL)


_EXACT = frozenset(pattern for pattern in SENTENCES if not _PLACE.search(pattern))
_WITH_PLACES = [
    (pattern, max(_PLACE.split(pattern)[::2], key=len))
    for pattern in sorted(SENTENCES, key=lambda pattern: -len(_PLACE.sub("", pattern)))
    if pattern not in _EXACT
]
"""The most telling first, each with the longest part that has to be there: looking for that is
quicker than its pattern."""
