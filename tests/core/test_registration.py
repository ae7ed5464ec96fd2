"""From a dropped file to what would be registered, over the real model and real files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as PillowImage

from app.bootstrap import Profile
from core.domain import WHOLE, Label
from core.errors import LibraryError, UnsupportedFormat
from core.imaging.preprocess import TEMPLATE_LONG_SIDE_PX
from core.library.registry import Sample
from core.registration import check_sample, proposed_name
from core.settings import Settings


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    with Profile(tmp_path / "profile", Settings(workers=1)) as opened:
        yield opened


def form(samples: Path, name: str) -> Path:
    return next(p for p in sorted((samples / "library" / name).rglob("*")) if p.is_file())


def register(profile: Profile, path: Path, label: Label) -> None:
    pages = profile.registrar.pages(path)
    page = profile.registrar.page(path, pages.suggested)
    profile.registry.register(Sample(page.image, path.name, pages.sha256, page.number), label)
    profile.refresh()


def test_the_first_page_with_content_is_suggested_and_stored_size_is_kept(
    profile: Profile, samples: Path, tmp_path: Path
) -> None:
    with PillowImage.open(form(samples, "Incident report")) as opened:
        page = opened.convert("RGB").resize((1700, 2200))
    blank = PillowImage.new("RGB", page.size, "white")
    file = tmp_path / "bundle.pdf"
    blank.save(file, "PDF", save_all=True, append_images=[page, blank], resolution=200)
    pages = profile.registrar.pages(file)
    assert (pages.page_count, pages.suggested) == (3, 2)
    assert [p.blank for p in pages.pages] == [True, False, True]
    assert max(profile.registrar.page(file, 2).image.shape) == TEMPLATE_LONG_SIDE_PX


def test_a_page_is_compared_with_what_is_registered(profile: Profile, samples: Path) -> None:
    report, timesheet = form(samples, "Incident report"), form(samples, "Weekly timesheet")
    image = profile.registrar.page(timesheet, 1).image
    assert profile.registrar.examine(image, WHOLE).candidates == ()
    register(profile, report, Label("Incident report"))
    assert profile.registrar.examine(image, WHOLE).twin is None
    register(profile, timesheet, Label("Weekly timesheet"))
    upside_down = np.ascontiguousarray(np.rot90(image, 2))
    examination = profile.registrar.examine(upside_down, WHOLE)
    assert examination.twin is not None
    assert examination.twin.label == Label("Weekly timesheet")
    assert examination.rotation == 180


def test_an_edition_that_anybody_can_tell_is_still_like_the_one_that_is_registered(
    profile: Profile, samples: Path
) -> None:
    """It would not be filed as that one, and is proposed as a sub-label all the same."""
    timesheet = form(samples, "Weekly timesheet")
    register(profile, timesheet, Label("Weekly timesheet", "2023"))
    later = profile.registrar.page(timesheet, 1).image.copy()
    fifth, half, third = (len(later) // part for part in (5, 2, 3))
    later[half : half + third] = later[fifth : fifth + third].copy()
    examination = profile.registrar.examine(later, WHOLE)
    assert examination.candidates[0].score < examination.threshold
    assert examination.twin is not None
    assert examination.twin.label == Label("Weekly timesheet", "2023")


@pytest.mark.parametrize(
    "page",
    [
        np.full((1400, 1000, 3), 255, np.uint8), np.full((1400, 1000, 3), 12, np.uint8),
        np.full((1, 1, 3), 120, np.uint8), np.full((3, 2000, 3), 255, np.uint8),
    ],
    ids=["white", "black", "one pixel", "a strip"],
)  # fmt: skip
def test_a_page_without_anything_on_it_cannot_be_registered(
    profile: Profile, page: np.ndarray
) -> None:
    assert profile.registrar.examine(page, WHOLE).empty
    with pytest.raises(LibraryError, match=r"Page 2 of “a copy\.png” is blank.*Register a page"):
        check_sample(Sample(page, "a copy.png", "0" * 64, 2))


def test_what_is_no_document_is_refused_by_name(profile: Profile, samples: Path) -> None:
    with pytest.raises(UnsupportedFormat, match=r"expected\.csv"):
        profile.registrar.pages(samples / "expected.csv")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Claim form A.pdf", "Claim form A"),
        ("claim_form_2024.pdf", "claim form 2024"),
        ("Form 1040.pdf", "Form 1040"),
        ("W-2.pdf", "W-2"),
        ("住民異動届 (2).png", "住民異動届"),
        ("invoice-copy.tif", "invoice"),
        ("Antrag scan 001 (3).pdf", "Antrag"),
        ("scan_0412.pdf", "scan 0412"),
        (".pdf", "pdf"),
        ("(2).pdf", "(2)"),
    ],
)
def test_a_class_is_named_after_the_file(file: str, name: str) -> None:
    assert proposed_name(Path(file)) == name
