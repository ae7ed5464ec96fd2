"""What recognising a decoded page costs on one core, by what the second look did."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from accuracy.bench_set import Probe, page_of
from app.bootstrap import Profile
from core.domain import Page
from core.library.archive import TemplateArchive
from core.recognition.embedding import Embedder, default_model
from core.recognition.recognizer import Recognizer
from core.recognition.second_look import KnownTemplates
from core.recognition.twins import Drawing, Twins

CLEAR, LAID, COMPARED = "candidates clear", "laid on candidates", "twins compared"


class WatchedTemplates(KnownTemplates):
    """Remembers what a page needed of them."""

    what = CLEAR

    def drawing(self, template_id: int) -> Drawing:
        if self.what == CLEAR:
            self.what = LAID
        return super().drawing(template_id)

    def twins(self, one: int, other: int) -> Twins | None:
        twins = super().twins(one, other)
        if twins is not None:
            self.what = COMPARED
        return twins


def measure(profile_path: Path, probes: Sequence[Probe], most: int) -> str:
    """`profile_path`: templates are registered. Up to `most` known probes, evenly chosen, one
    thread. Each page is asked twice: what is kept of templates is made for the first of a form."""
    cv2.setNumThreads(1)
    first_ms: dict[str, list[float]] = defaultdict(list)
    again_ms: dict[str, list[float]] = defaultdict(list)
    known = [probe for probe in probes if probe.known]
    with Profile(profile_path) as profile:
        profile.refresh()
        archive = TemplateArchive(profile.library_engine, profile.registry.image)
        templates = WatchedTemplates(archive)
        settings = profile.settings
        recognizer = Recognizer(
            Embedder(default_model(), threads=1), profile.index, settings.one_wrong_in,
            settings.margin, templates, settings.deciding_page, settings.unclear_sub_label,
        )  # fmt: skip
        for probe in known[:: max(1, -(-len(known) // most))]:
            page = Page(1, page_of(probe.path))
            for spent_ms in (first_ms, again_ms):
                templates.what = CLEAR
                begun = time.thread_time()
                recognizer.recognize([page])
                spent_ms[templates.what].append(1000 * (time.thread_time() - begun))
    lines = ["Recognising a decoded page, ms of processor time, one thread"]
    for what in (CLEAR, LAID, COMPARED):
        if again_ms[what]:
            first, again = first_ms[what], again_ms[what]
            lines.append(
                f"  {what:18} {len(again):4} pages: median {np.median(again):.0f}, "
                f"90 % {np.quantile(again, 0.9):.0f}; for the first page of a form "
                f"{np.median(first):.0f}"
            )
    return "\n".join(lines)
