"""Is there anything on the page?"""

from __future__ import annotations

import cv2
import numpy as np

from core.domain import Image

_SIDE_PX = 512
_BORDER_SHARE = 0.06  # scanner shadows, punch holes and staples live here
_INK_CONTRAST = 36  # grey levels below the paper around it; noise and bleed-through stay under
_FEWEST_MARKS = 8


def is_blank(image: Image) -> bool:
    """Whether a page, uint8 (H, W, 3), holds no more than dust, holes and a page number."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    scale = _SIDE_PX / max(grey.shape)
    if scale < 1:
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    rows, columns = (round(side * _BORDER_SHARE) for side in grey.shape)
    inner = grey[rows : grey.shape[0] - rows, columns : grey.shape[1] - columns]
    if not inner.size:
        return False
    paper = cv2.medianBlur(np.ascontiguousarray(inner), 41)
    ink = (paper.astype(np.int16) - inner > _INK_CONTRAST).astype(np.uint8)
    count, _, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    marks = boxes[1:count]
    real = marks[marks[:, cv2.CC_STAT_AREA] >= 3]
    # One long rule or one large picture is content too.
    wide = (
        max(real[:, cv2.CC_STAT_WIDTH].max(), real[:, cv2.CC_STAT_HEIGHT].max()) if len(real) else 0
    )
    return len(real) < _FEWEST_MARKS and wide < max(inner.shape) / 4
