"""What is asked of a reader, and what an opener gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.domain import Image

PAGE_LONG_SIDE_PX = 1600
"""As templates are stored: a date in a footer has to be told from another. Still small enough to
decode a 300 dpi scan at reduced size."""


@dataclass(frozen=True)
class ReadRequest:
    """What to decode of a document.

    `long_side_px`: pages come out no larger; 0 means as large as they are (PDF: 300 dpi).
    `max_pages` and `max_page_pixels`: beyond them DocumentTooLarge. `only_page`: that page alone.
    `first_pages`: no more than these. `stop_at_content`: nothing after the first page that is not
    blank. The document's page count is the true one whatever is decoded.
    """

    long_side_px: int
    max_pages: int = 500
    max_page_pixels: int = 200_000_000
    only_page: int | None = None
    stop_at_content: bool = False
    first_pages: int | None = None


@dataclass(frozen=True)
class OpenDocument:
    """A document whose pages are decoded when asked for, by number from 1."""

    page_count: int
    decode: Callable[[int], Image]
