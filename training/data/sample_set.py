"""A small library of blank forms and a folder of scans that belong to it, written from a seed."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import TypeVar

import numpy as np
from PIL import Image

from training.data.fill import fill
from training.data.fonts import Fonts, Language
from training.data.kinds import Kind, kinds_in
from training.data.layout import Layout, draw_layout, second_edition
from training.data.look import Fields, Header, Heading, draw_look
from training.data.paint import MM_PER_INCH, paint, pixels
from training.data.papers import draw_paper
from training.data.scan import Flatbed, Tone, draw_flatbed, photograph, scan_page
from training.data.scan_files import BILEVEL_DPI, SCAN_DPI, Format, write_scan
from training.data.seeds import array_stream, stream
from training.data.tables import Table

T = TypeVar("T")
KINDS_PER_LANGUAGE = {Language.EN: 4, Language.JA: 3, Language.ZH: 3}
EDITIONS = ("2023", "2025")
KINDS_WITH_EDITIONS = 2
FILLED = 30
TEMPLATE_DPI = 125
PHOTO_PX = 1300
_PAPERS = ("a4", "a4", "a4", "letter", "a4", "b5", "a4 landscape", "a4", "a5 landscape", "a4")
_FILLED_AS = (
    *[Format.JPEG] * 13, *[Format.PNG] * 3, *[Format.PDF] * 2, *[Format.TIFF_G4] * 2,
    Format.TIFF_PAGES, *[Format.WEBP] * 3, Format.HEIC, *[Format.PHOTO] * 5,
)  # fmt: skip
_UNKNOWN = (
    ("form", Format.JPEG),
    ("letter", Format.JPEG),
    ("receipt", Format.PHOTO),
    ("report", Format.PNG),
    ("delivery note", Format.TIFF_G4),
)
_ROTATIONS = (180, 180, 180, 90, 270)


@dataclass(frozen=True)
class Template:
    """A blank form as registered: a class and, where the form has editions, a sub-label."""

    name: str
    sub_label: str
    layout: Layout


@dataclass(frozen=True)
class Scan:
    """One file to write under scans/; no template for unknown paper."""

    number: int
    layout: Layout
    template: Template | None
    format: Format
    rotation: int  # degrees counter-clockwise


def draw_templates(seed: int) -> list[Template]:
    """Twelve blank forms of ten kinds whose looks are dealt out so that no two are alike."""
    rng = stream(seed, "library")
    kinds = [
        kind
        for language, count in KINDS_PER_LANGUAGE.items()
        for kind in rng.sample(kinds_in(language), count)
    ]
    headers = _dealt(rng, tuple(Header), len(kinds))
    headings = _dealt(rng, tuple(Heading), len(kinds))
    fields = _dealt(rng, tuple(Fields), len(kinds))
    order = sorted(range(len(kinds)), key=lambda place: -len(kinds[place].blocks))
    papers = dict(zip(order, sorted(_PAPERS, key=lambda paper: "landscape" in paper), strict=True))
    layouts = []
    for place, kind in enumerate(kinds):
        look = draw_look(
            rng, kind.language, papers[place], headers[place], headings[place], fields[place]
        )
        layouts.append(draw_layout(rng, kind, look))
    twice = _with_editions(rng, layouts)
    templates = []
    for place, layout in enumerate(layouts):
        name = layout.kind.title
        if place in twice:
            newer = second_edition(layout, stream(seed, f"edition/{name}"))
            templates += [Template(name, EDITIONS[0], layout), Template(name, EDITIONS[1], newer)]
        else:
            templates.append(Template(name, "", layout))
    return templates


def _dealt(rng: Random, choices: tuple[T, ...], count: int) -> list[T]:
    """`count` of the choices, none used again before all were used once."""
    dealt: list[T] = []
    while len(dealt) < count:
        dealt += rng.sample(choices, len(choices))
    return dealt[:count]


def _with_editions(rng: Random, layouts: list[Layout]) -> set[int]:
    """Which forms get a second edition: portrait forms with a table if there are enough."""

    def fitness(place: int) -> float:
        layout = layouts[place]
        sections = [section for band in layout.bands for lane in band.lanes for section in lane]
        tables = any(isinstance(section, Table) for section in sections)
        return tables * 2 + (layout.look.height_mm > layout.look.width_mm) + rng.random() * 0.5

    ranked = sorted(range(len(layouts)), key=fitness, reverse=True)
    return set(ranked[:KINDS_WITH_EDITIONS])


def draw_scans(seed: int, templates: list[Template]) -> list[Scan]:
    """Thirty filled copies, two or three of each template, and five sheets of unknown paper."""
    rng = stream(seed, "scans")
    copies = [template for template in templates for _ in range(FILLED // len(templates))]
    copies += rng.sample(templates, FILLED - len(copies))
    formats = rng.sample(_FILLED_AS, FILLED)
    wanted: list[tuple[Layout, Template | None, Format]] = [
        (template.layout, template, form) for template, form in zip(copies, formats, strict=True)
    ]
    used = {template.name for template in templates}
    for paper, form in _UNKNOWN:
        wanted.append((_unknown(seed, paper, used), None, form))
    rng.shuffle(wanted)
    turned = rng.sample([place for place, want in enumerate(wanted) if want[1]], len(_ROTATIONS))
    rotations = dict(zip(turned, _ROTATIONS, strict=True))
    return [Scan(place, *want, rotations.get(place, 0)) for place, want in enumerate(wanted)]


def _unknown(seed: int, paper: str, used: set[str]) -> Layout:
    rng = stream(seed, f"unknown/{paper}")
    language = rng.choice(tuple(Language))
    if paper != "form":
        return draw_paper(rng, language, paper)
    kinds: list[Kind] = [kind for kind in kinds_in(language) if kind.title not in used]
    return draw_layout(rng, rng.choice(kinds), draw_look(rng, language, "a4"))


def write_sample_set(folder: Path, seed: int, fonts: Fonts) -> None:
    """Write library/, scans/ and expected.csv into the folder."""
    templates = draw_templates(seed)
    for template in templates:
        place = folder / "library" / template.name / template.sub_label
        place.mkdir(parents=True)
        image = paint(template.layout, fonts, TEMPLATE_DPI)
        image.quantize(64, dither=Image.Dither.NONE).save(place / "page.png", optimize=True)
    scans = folder / "scans"
    scans.mkdir(parents=True)
    with (folder / "expected.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("file", "class", "sub_label", "kind", "rotation"))
        for scan, name in zip(
            drawn := draw_scans(seed, templates), _names(seed, drawn), strict=True
        ):
            write_scan(scans / name, *_captured(scan, seed, fonts), scan.format)
            known = scan.template
            kind = "phone" if scan.format.is_photo else "scan"
            label = (known.name, known.sub_label) if known else ("", "")
            table.writerow((name, *label, kind, scan.rotation))


def _names(seed: int, scans: list[Scan]) -> Iterator[str]:
    """Names as scanners and phones give them."""
    rng = stream(seed, "names")
    shot = rng.randint(1200, 7000)
    for scan in scans:
        shot += rng.randint(1, 40)
        stem = f"IMG_{shot}" if scan.format.is_photo else f"scan_{scan.number + 1:04d}"
        yield stem + scan.format.suffix


def _captured(scan: Scan, seed: int, fonts: Fonts) -> tuple[Image.Image, Image.Image | None]:
    """The picture of a scan and, for files of several pages, that of the page beside it."""
    rng, arrays = stream(seed, f"fill/{scan.number}"), array_stream(seed, f"scan/{scan.number}")
    dpi = BILEVEL_DPI if scan.format.bilevel else SCAN_DPI
    if scan.format.is_photo:
        dpi = TEMPLATE_DPI
    page = paint(scan.layout, fonts, dpi)
    if scan.template or scan.layout.slots:
        page = fill(page, scan.layout, fonts, rng, dpi / MM_PER_INCH)
    if scan.format.is_photo:
        return _turned(photograph(pixels(page), arrays, PHOTO_PX), scan.rotation), None
    how = _settings(scan.format, arrays)
    picture = _turned(scan_page(pixels(page), arrays, how), scan.rotation)
    beside = None
    if scan.format is Format.PDF:
        text = paint(draw_paper(rng, scan.layout.look.language, "letter"), fonts, dpi)
        beside = Image.fromarray(scan_page(pixels(text), arrays, replace(how, holes=0)))
    elif scan.format is Format.TIFF_PAGES:
        bare = np.full((picture.height, picture.width, 3), 250, np.uint8)
        beside = Image.fromarray(scan_page(bare, arrays, replace(how, tone=Tone.GREY, holes=0)))
    return picture, beside


def _settings(form: Format, arrays: np.random.Generator) -> Flatbed:
    tone = (
        Tone.BILEVEL if form.bilevel else Tone(arrays.choice([Tone.GREY, Tone.COLOUR, Tone.COLOUR]))
    )
    how = draw_flatbed(arrays, tone)
    if form is Format.PNG:  # noise does not compress without loss
        how = replace(how, tone=Tone.GREY, noise=0.0, unevenness=0.0)
    return how


def _turned(picture: np.ndarray, rotation: int) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(np.rot90(picture, rotation // 90)))
