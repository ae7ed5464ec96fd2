"""Files turned pages upright: plans a copy that differs from the scan in its rotation alone.

A page is turned when it was found to lie turned against a registered form. Nothing is known of the
other pages of a document: they are filed as they were scanned.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from core.errors import CannotTurn, UnreadableDocument
from core.ingest.turn import TurnRequest

if TYPE_CHECKING:
    from core.domain import FilingPlan, Verdict
    from core.ingest.workers import Decoders
    from core.settings import Settings

_FILED_TURNED = "It is filed turned as it was scanned:"
_LAY = {90: "turned 90° counter-clockwise", 180: "upside down", 270: "turned 90° clockwise"}


class Upright:
    def __init__(self, decoders: Callable[[], Decoders], settings: Settings) -> None:
        self._decoders = decoders
        self._wanted = settings.rotate_filed
        self._max_page_pixels = settings.max_page_megapixels * 1_000_000

    def __call__(self, plan: FilingPlan, verdict: Verdict) -> tuple[FilingPlan, Verdict]:
        """The plan for a document about to be filed; the verdict tells why nothing is turned that
        should be. Raises DocumentBusy when the file cannot be read now."""
        turns = turns_of(verdict)
        if not (self._wanted and turns):
            return plan, verdict
        request = TurnRequest(turns, plan.sha256, self._max_page_pixels)
        try:
            turned = self._decoders().turn(plan.source, request)
        except (CannotTurn, UnreadableDocument) as error:
            why = f"{_FILED_TURNED} {error.message.rstrip('.')}."
            return plan, replace(verdict, reason=f"{verdict.reason} {why}")
        return replace(plan, filed_sha256=turned.sha256, splices=turned.splices), verdict


def lay_turned(verdict: Verdict, upright: bool) -> str:
    """How a document lay and was filed, in brackets, and why it was not filed upright where it
    should be; "" for one that lay upright."""
    how = _LAY.get(verdict.rotation)
    if how is None:
        return ""
    _, _, why = verdict.reason.partition(_FILED_TURNED)
    filed = f", filed so: {why.strip(' .')}" if why else ""
    return f" (lay {how}{', filed upright' if upright else filed})"


def turns_of(verdict: Verdict) -> dict[int, int]:
    """Degrees clockwise by page number: of the page that decided, and of any other that is as
    near to a registered form."""
    rotations = {
        page.number: page.rotation
        for page in verdict.pages
        if not page.blank and page.score >= verdict.threshold
    }
    rotations[verdict.page] = verdict.rotation
    return {number: rotation for number, rotation in sorted(rotations.items()) if rotation}
