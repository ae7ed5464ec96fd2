"""Conditions from registration to the folder: over a real profile, real forms and the model."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from app.bootstrap import Profile
from core.domain import Label, Page, SubLabelKind, Verdict, VerdictKind
from core.library.registry import Sample
from core.settings import Settings
from training.data.damage import Damage, Damaged, damaged

CONDITION = SubLabelKind.CONDITION


@pytest.fixture(scope="module")
def forms(known_forms: Path) -> dict[Label, np.ndarray]:
    """The sheets that the bundled profile has."""
    with Profile(known_forms) as profile:
        return {one.label: profile.registry.image(one.template_id)
                for one in profile.registry.registered()}  # fmt: skip


@pytest.fixture(scope="module")
def editions(forms: dict[Label, np.ndarray]) -> tuple[Label, Label]:
    """Of one class."""
    first = next(label for label in forms if label.sub_label)
    return first, next(
        label for label in forms if label.class_name == first.class_name and label != first
    )


@pytest.fixture
def profile(tmp_path: Path, known_forms: Path) -> Iterator[Profile]:
    path = shutil.copytree(known_forms, tmp_path / "profile")
    with Profile(path, Settings(stable_s=0, workers=1)) as opened:
        yield opened


def harmed(form: np.ndarray, what: Damage, seed: int, elsewhere: Damaged | None = None) -> Damaged:
    mm = max(form.shape) / 297
    mask = None if elsewhere is None else elsewhere.mask
    return damaged(form, what, np.random.default_rng(seed), mm, mask)


def scanned(sheet: Damaged | np.ndarray, seed: int) -> np.ndarray:
    """In grey, a little turned, on a dark lid."""
    page = sheet
    if isinstance(sheet, Damaged):
        page = sheet.page
        if sheet.cover is not None:
            there = sheet.cover[..., None] / 255
            page = (page * there + 60 * (1 - there)).astype(np.uint8)
    rng = np.random.default_rng(seed)
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-1, 1)), 0.99)
    turned = cv2.warpAffine(page, turn, (width, height), borderValue=(60, 60, 60))
    noisy = cv2.GaussianBlur(turned, (0, 0), 0.6) * 0.95 + rng.normal(0, 3, (height, width, 1))
    return np.clip(noisy, 0, 255).astype(np.uint8)


def register(
    profile: Profile, page: np.ndarray, label: Label, kind: SubLabelKind = CONDITION
) -> int:
    sample = Sample(page, f"{label}.png", sha256(page.tobytes()).hexdigest())
    return profile.registry.register(sample, label, kind)


def judged(profile: Profile, page: np.ndarray) -> Verdict:
    profile.refresh()
    return profile.recognizer.recognize([Page(1, page)])


@pytest.fixture
def torn_and_stained(profile: Profile, forms, editions) -> dict[Damage, Damaged]:
    """One example each, registered on the first edition."""
    examples = {
        Damage.TORN: harmed(forms[editions[0]], Damage.TORN, 1),
        Damage.STAINED: harmed(forms[editions[0]], Damage.STAINED, 2),
    }
    for number, (what, example) in enumerate(examples.items()):
        label = Label(editions[0].class_name, what)
        register(profile, scanned(example, number), label)
    return examples


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("what", [Damage.TORN, Damage.STAINED])
def test_a_condition_is_found_elsewhere_on_any_layout(
    profile: Profile, forms, editions, torn_and_stained, what: Damage, which: int
) -> None:
    other = harmed(forms[editions[which]], what, 20 + which, torn_and_stained[what])
    verdict = judged(profile, scanned(other, 5))
    assert (verdict.label, verdict.condition) == (editions[which], what)
    assert verdict.reason == f"Looks like {editions[which]}, {what}."


def test_a_sound_copy_and_a_form_without_conditions_have_none(
    profile: Profile, forms, editions, torn_and_stained
) -> None:
    for edition in editions:
        verdict = judged(profile, scanned(forms[edition], 6))
        assert (verdict.label, verdict.condition) == (edition, "")
        assert verdict.reason == f"Looks like {edition}."
    other = next(label for label in forms if label.class_name != editions[0].class_name)
    verdict = judged(profile, scanned(harmed(forms[other], Damage.TORN, 7), 7))
    assert (verdict.label, verdict.condition) == (other, "")


def test_examples_of_conditions_change_no_layout(profile: Profile, forms, editions) -> None:
    """Not even near-identical ones: the example is a copy of the form itself."""
    pages = [scanned(forms[edition], seed) for seed, edition in enumerate(editions)]
    before = [judged(profile, page) for page in pages]
    for number, edition in enumerate(editions):
        register(profile, scanned(forms[edition], 8), Label(edition.class_name, f"worn {number}"))
    assert [judged(profile, page) for page in pages] == before
    assert [verdict.label for verdict in before] == list(editions)


def test_an_example_alone_stands_for_its_class(tmp_path: Path, forms, editions) -> None:
    form = forms[editions[0]]
    with Profile(tmp_path / "new", Settings()) as profile:
        torn = harmed(form, Damage.TORN, 1)
        register(profile, scanned(torn, 1), Label("Claim", "torn"))
        other = scanned(harmed(form, Damage.TORN, 9, torn), 2)
        verdict = judged(profile, other)
        assert (verdict.label, verdict.condition) == (Label("Claim"), "")
        register(profile, form, Label("Claim", "2024"), SubLabelKind.LAYOUT)
        verdict = judged(profile, other)
        assert (verdict.label, verdict.condition) == (Label("Claim", "2024"), "torn")


def test_conditions_follow_the_library(profile: Profile, forms, editions, torn_and_stained) -> None:
    torn = Label(editions[0].class_name, "torn")
    page = scanned(harmed(forms[editions[1]], Damage.TORN, 21, torn_and_stained[Damage.TORN]), 5)
    assert judged(profile, page).condition == "torn"
    profile.registry.rename(torn, "ripped")
    assert judged(profile, page).condition == "ripped"
    profile.registry.retire(Label(torn.class_name, "ripped"))
    verdict = judged(profile, page)
    assert (verdict.label, verdict.condition) == (editions[1], "")
    profile.registry.undo_last()
    assert judged(profile, page).condition == "ripped"


def test_a_document_is_filed_by_its_condition_and_refiled_by_hand(
    tmp_path: Path, profile: Profile, forms, editions, torn_and_stained
) -> None:
    inbox, filed = tmp_path / "inbox", tmp_path / "filed"
    inbox.mkdir()
    page = scanned(harmed(forms[editions[1]], Damage.TORN, 21, torn_and_stained[Damage.TORN]), 5)
    Image.fromarray(page).save(inbox / "scan.png")
    profile.folders.add(inbox, filed, profile.settings.naming_pattern)
    (outcome,) = list(profile.engine().run(once=True))
    edition = filed / editions[1].class_name / editions[1].sub_label
    assert outcome.verdict.kind is VerdictKind.FILED
    assert outcome.target == edition / "torn" / "scan.png"
    assert outcome.summary == f"{editions[1]}, torn → {outcome.target}"
    (entry,) = profile.journal.history()
    assert (entry.label, entry.condition) == (editions[1], "torn")
    stained = Label(editions[0].class_name, "stained")
    _, target = profile.decisions.refile(entry.entry_id, stained, entry.at)
    assert target == edition / "stained" / "scan.png"
    assert profile.journal.history()[0].condition == "stained"
