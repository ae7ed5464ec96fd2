"""Pages of the documents that no training run has seen, in the resolution of the shards."""

import logging
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.data.pages import (
    count_pages,
    first_of_look_alikes,
    full_pages,
    is_held_out,
    square_page,
)
from training.data.stack import Stack

log = logging.getLogger(__name__)
_SIDE_PX = 48  # enough to see what is the same sheet


def held_out_pages(
    folder: Path, names: tuple[str, ...], share: float
) -> list[tuple[str, NDArray[np.uint8]]]:
    """ "DOCUMENT#N" and page, uint8 (H, W, 3), of what `Pool.split(share)` holds out.

    N counts the pages of a document in the order in which they are stored.

    Pages that are the same sheet to the eye as any earlier one of the shards, seen in training or
    not, are left out, as the pool leaves them out.
    """
    squares = np.empty((count_pages(folder, names), 3, _SIDE_PX, _SIDE_PX), np.uint8)
    pages: dict[int, tuple[str, NDArray[np.uint8]]] = {}
    count, seen = 0, Counter[str]()
    for row, (document, page) in enumerate(full_pages(folder, names)):
        squares[row] = square_page(page, _SIDE_PX)
        count = row + 1
        if is_held_out(document, share):
            pages[row] = f"{document}#{seen[document]}", page
            seen[document] += 1
    kept = first_of_look_alikes(Stack((squares[:count],)))
    distinct = [page for row, page in pages.items() if kept[row]]
    log.info("%d pages, %d held out and distinct", count, len(distinct))
    return distinct
