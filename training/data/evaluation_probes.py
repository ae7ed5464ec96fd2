"""The scans and photographs of the evaluation set, of registered and of unregistered paper."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from training.data.capture import Sheet, captured, draw_capture
from training.data.evaluation_templates import (
    FIRST_FORM_SEED,
    Page,
    Template,
    Thumbnail,
    sheet_thumbnail,
    thumbnails,
)
from training.data.fonts import Fonts
from training.data.layout import Layout
from training.data.pages import LOOK_ALIKE_CORRELATION
from training.data.seeds import stream
from training.data.unregistered import other_form, other_paper, same_publisher
from training.data.workers import work

JPEG_QUALITY = 85
_TRIES = 20


class Unknown(StrEnum):
    """Where unregistered paper comes from."""

    PUBLISHER = "same-publisher"
    FORM = "other-form"
    PAPER = "other-paper"
    DOCUMENT = "document"


UNKNOWN_SHARES = {
    Unknown.PUBLISHER: 0.32, Unknown.FORM: 0.26, Unknown.PAPER: 0.14, Unknown.DOCUMENT: 0.28,
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Task:
    """A probe to draw: of a template, or of unregistered paper, perhaps in the look of a layout."""

    phone: bool
    source: str
    sheet: Sheet | None = None
    unknown: Unknown | None = None
    like: Layout | None = None
    label: str = ""
    sub_label: str = ""
    twin: str = ""
    number: int = 0


@dataclass(frozen=True)
class Probe:
    """A drawn probe; `nearest` is the correlation with the most similar template."""

    jpeg: bytes
    label: str
    sub_label: str
    phone: bool
    rotation: int
    twin: str
    source: str
    nearest: float


def plan(
    templates: Sequence[Template], pages: Sequence[Page], counts: tuple[int, int], seed: int
) -> list[Task]:
    """Registered and unregistered probes in mixed order, so that names give nothing away.

    counts: registered, unregistered. `pages`: held-out pages that are not registered.
    """
    rng = stream(seed, "probes")
    tasks = [*_of_templates(templates, counts[0]), *_of_others(templates, pages, counts[1], rng)]
    rng.shuffle(tasks)
    return [replace(task, number=number) for number, task in enumerate(tasks)]


def _of_templates(templates: Sequence[Template], count: int) -> Iterator[Task]:
    for number in range(count):
        one = templates[number % len(templates)]
        phone = (number // len(templates) + number % len(templates)) % 2 == 1  # each both ways
        yield Task(phone, one.source, one.sheet, label=one.label, sub_label=one.sub_label,
                   twin=one.twin)  # fmt: skip


def _of_others(
    templates: Sequence[Template], pages: Sequence[Page], count: int, rng: Random
) -> Iterator[Task]:
    drawn = [one for one in templates if one.sheet.layout is not None]
    kinds = [kind for kind, share in UNKNOWN_SHARES.items() for _ in range(round(share * count))]
    kinds = (kinds + [Unknown.FORM] * count)[:count]
    for number, kind in enumerate(kinds):
        phone = rng.random() < 0.45
        if kind is Unknown.DOCUMENT and pages:
            document, picture = pages[number % len(pages)]
            yield Task(phone, f"{kind}/{document}", Sheet(picture=picture), kind)
        elif kind is Unknown.PUBLISHER and drawn:
            like = rng.choice(drawn)
            yield Task(phone, f"{kind}/{like.label}", None, kind, like.sheet.layout)
        else:
            other = kind if kind is Unknown.PAPER else Unknown.FORM
            yield Task(phone, str(other), None, other)


def draw_probes(
    tasks: Sequence[Task], templates: Sequence[Template], fonts: Fonts, seed: int, workers: int
) -> Iterator[Probe]:
    """The probes of the tasks, in their order."""
    draw = partial(_probe, known=thumbnails(templates), fonts=fonts, seed=seed)
    yield from work(draw, tasks, workers, batch=16)


def _probe(task: Task, known: Thumbnail, fonts: Fonts, seed: int) -> Probe:
    sheet, source, nearest = task.sheet, task.source, 0.0
    if task.unknown is not None:
        sheet, source, nearest = _unregistered(task, known, fonts, seed)
    assert sheet is not None
    how = draw_capture(stream(seed, f"how/{task.number}"), task.phone)
    picture = captured(sheet, how, fonts, seed, f"probe/{task.number}")
    jpeg = _jpeg(picture)
    return Probe(jpeg, task.label, task.sub_label, task.phone, how.rotation, task.twin, source,
                 nearest)  # fmt: skip


def _unregistered(
    task: Task, known: Thumbnail, fonts: Fonts, seed: int
) -> tuple[Sheet, str, float]:
    """Paper that is no template to the eye; its source and its correlation with the nearest one.

    Raises RuntimeError when chance gives none in 20 tries.
    """
    if task.sheet is not None:  # a stored page: told from the templates when it was chosen
        return task.sheet, task.source, float((known @ sheet_thumbnail(task.sheet, fonts)).max())
    for attempt in range(_TRIES):
        rng = stream(FIRST_FORM_SEED + seed, f"unregistered/{task.number}/{attempt}")
        source = task.source
        if task.unknown is Unknown.PUBLISHER and task.like is not None:
            layout = same_publisher(task.like, rng)
        elif task.unknown is Unknown.PAPER:
            kind, layout = other_paper(rng)
            source = f"{source}/{kind.replace(' ', '-')}"
        else:
            layout = other_form(rng)
        sheet = Sheet(layout)
        nearest = float((known @ sheet_thumbnail(sheet, fonts)).max())
        if nearest <= LOOK_ALIKE_CORRELATION:
            return sheet, source, nearest
    raise RuntimeError(f"probe {task.number}: no {task.unknown} in {_TRIES} tries")


def _jpeg(picture: NDArray[np.uint8]) -> bytes:
    grey = bool((picture == picture[..., :1]).all())
    image = Image.fromarray(picture[..., 0] if grey else picture)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=JPEG_QUALITY)
    return buffer.getvalue()
