"""A folder of samples, planned and registered at once: over the real model and real files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image as PillowImage

from app.bootstrap import Profile
from core.bulk import TreePlan, job_of
from core.domain import WHOLE, Label
from core.errors import (
    DuplicateTemplate,
    EmptyDocument,
    KamiwakeError,
    LabelRefused,
    LibraryError,
    UnsupportedFormat,
    WrongUse,
)
from core.library.planning import PlannedLabel
from core.settings import Settings


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    with Profile(tmp_path / "profile", Settings(workers=2)) as opened:
        yield opened


@pytest.fixture
def root(tmp_path: Path, samples: Path) -> Path:
    """Four samples that can be registered, and one of whatever else lies in such folders."""
    root, forms = tmp_path / "Forms", samples / "library"
    for name in ("Incident report", "Weekly timesheet"):
        shutil.copytree(forms / name, root / name)
    shutil.copytree(forms / "採購申請單", root / "採購申請單")
    shutil.copy2(root / "Incident report" / "page.png", root / "Weekly timesheet" / "same.png")
    shutil.copy2(root / "Weekly timesheet" / "page.png", root / "loose.png")
    deep = root / "A" / "b" / "c"
    deep.mkdir(parents=True)
    shutil.copy2(root / "loose.png", deep / "deep.png")
    (root / "A" / "notes.txt").write_text("Forms of the office")
    (root / "A" / "empty.pdf").touch()
    (root / "A" / "~$open.docx").write_text("ignored")
    PillowImage.new("RGB", (900, 1200), "white").save(root / "A" / "white.png")
    return root


def planned(profile: Profile, root: Path) -> TreePlan:
    plan = profile.bulk.plan(root)
    assert plan is not None
    return plan


def reasons(plan: TreePlan) -> dict[str, type[KamiwakeError]]:
    return {one.path.relative_to(plan.root).as_posix(): type(one.error) for one in plan.left_out}


def labels(profile: Profile) -> list[str]:
    return [str(one.label) for one in profile.registry.registered()]


def test_a_plan_tells_what_would_come_and_why_the_rest_would_not(
    profile: Profile, root: Path
) -> None:
    told: list[tuple[int, int]] = []
    plan = profile.bulk.plan(root, progress=lambda done, total: told.append((done, total)))
    assert plan is not None and plan.has_structure
    assert plan.labels == (
        PlannedLabel(Label("A"), 1, True, False),
        PlannedLabel(Label("Incident report"), 1, True, False),
        PlannedLabel(Label("Weekly timesheet"), 1, True, False),
        PlannedLabel(Label("採購申請單", "2023"), 1, True, True),
        PlannedLabel(Label("採購申請單", "2025"), 1, True, True),
    )
    assert reasons(plan) == {
        "A/b/c/deep.png": WrongUse, "A/empty.pdf": EmptyDocument, "A/notes.txt": UnsupportedFormat,
        "Weekly timesheet/same.png": DuplicateTemplate, "loose.png": WrongUse,
    }  # fmt: skip
    assert told == [(number, 10) for number in range(1, 11)]
    assert labels(profile) == []


def test_what_can_be_registered_is_and_one_undo_takes_it_back(profile: Profile, root: Path) -> None:
    plan = planned(profile, root)
    told: list[tuple[int, int]] = []
    outcome = profile.bulk.carry_out(
        plan.jobs, "Forms", progress=lambda done, total: told.append((done, total))
    )
    assert labels(profile) == [
        "Incident report", "Weekly timesheet", "採購申請單 / 2023", "採購申請單 / 2025",
    ]  # fmt: skip
    assert [str(one.label) for one in outcome.brought] == labels(profile)
    (blank,) = outcome.left_out
    assert blank.path == root / "A" / "white.png" and type(blank.error) is LibraryError
    assert "“white.png” is blank" in str(blank.error)
    assert told == [(number, 5) for number in range(1, 6)]
    change = profile.registry.last_change()
    assert change is not None and change.event_id == outcome.event_id
    again = planned(profile, root)
    assert [job.path.name for job in again.jobs] == ["white.png"]
    assert list(reasons(again).values()).count(DuplicateTemplate) == 5
    assert profile.registry.undo_last().what == (
        "registration of 4 samples from the folder “Forms”"
    )
    assert (labels(profile), profile.registry.summaries()) == ([], [])


def test_a_registration_that_is_left_changes_nothing(profile: Profile, root: Path) -> None:
    plan = planned(profile, root)
    asked = iter([True, True, False])
    outcome = profile.bulk.carry_out(plan.jobs, "Forms", wanted=lambda: next(asked))
    assert (outcome.complete, outcome.event_id, outcome.brought) == (False, None, ())
    assert (labels(profile), profile.registry.last_change()) == ([], None)
    assert profile.bulk.plan(root, wanted=lambda: False) is None


def test_folders_side_by_side_are_classes_and_join_those_of_the_same_name(
    profile: Profile, root: Path, samples: Path
) -> None:
    scan = next((samples / "scans").glob("*.jpg"))
    first = profile.bulk.carry_out([job_of(scan.parents[1], scan)], "scan")
    profile.registry.rename(first.brought[0].label, "INCIDENT REPORT")
    plan = profile.bulk.plan(root, [root / "Incident report", root / "採購申請單"])
    assert plan is not None
    assert [(str(line.label), line.new_class, str(line.came_as or "")) for line in plan.labels] == [
        ("INCIDENT REPORT", False, "Incident report"), ("採購申請單 / 2023", True, ""),
        ("採購申請單 / 2025", True, ""),
    ]  # fmt: skip
    profile.bulk.carry_out(plan.jobs, "Forms")
    assert [str(one.label) for one in profile.registry.registered()][:1] == ["INCIDENT REPORT"]
    assert len(profile.registry.registered()) == 4


def test_a_folder_without_folders_for_classes_has_no_structure(
    profile: Profile, tmp_path: Path, samples: Path
) -> None:
    flat = tmp_path / "flat"
    flat.mkdir()
    assert not planned(profile, flat).has_structure
    shutil.copy2(next((samples / "scans").glob("*.jpg")), flat)
    plan = planned(profile, flat)
    assert (plan.has_structure, plan.jobs, len(plan.left_out)) == (False, (), 1)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such names")
def test_names_that_cannot_be_shown_are_refused_one_by_one(
    profile: Profile, root: Path, samples: Path
) -> None:
    scan = next((samples / "scans").glob("*.jpg"))
    bad = root / "a\nb"
    bad.mkdir()
    shutil.copy2(scan, bad)
    odd = Path(os.fsdecode(os.fsencode(root / "Incident report") + b"/scan \xff.jpg"))
    shutil.copy2(scan, odd)
    plan = planned(profile, root)
    assert reasons(plan)[f"a\nb/{scan.name}"] is LabelRefused
    assert odd in [job.path for job in plan.jobs]
    outcome = profile.bulk.carry_out(plan.jobs, "Forms")
    assert "scan ?.jpg" in [one.name for one in outcome.brought]


def test_sheets_are_looked_for_where_that_is_wanted(
    profile: Profile, samples: Path, tmp_path: Path
) -> None:
    photo = samples / "scans" / "IMG_6872.jpg"
    for outlines in (False, True):
        (number,) = [
            one.template_id
            for one in profile.bulk.carry_out(
                [job_of(photo.parents[1], photo)], "photos", outlines=outlines
            ).brought
        ]
        whole = profile.registry.image(number)
        ((_, sample),) = profile.bulk.read([job_of(photo.parents[1], photo)], outlines)
        assert not isinstance(sample, KamiwakeError)
        assert (sample.corners == WHOLE) is not outlines
        assert (whole.shape == sample.image.shape) is not outlines
        profile.registry.undo_last()
