"""Turned scans filed upright, through the program itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageOps

from core.ingest.readers import read_document
from core.ingest.request import ReadRequest

TURNED = {"scan_0024.jpg": 180, "scan_0014.tif": 180, "scan_0033.pdf": 270}
OF_ANOTHER_KIND = ("scan_0012.webp", 90)
UPRIGHT = "scan_0027.jpg"


@pytest.fixture
def office(
    tmp_path: Path, known_forms: Path, kamiwake: Callable[..., Any]
) -> Callable[..., list[dict[str, Any]]]:
    """Sorts `tmp_path / "inbox"` into `tmp_path / "out"`, or does what else is asked."""
    profile = shutil.copytree(known_forms, tmp_path / "profile")
    (tmp_path / "inbox").mkdir()

    def act(*arguments: object, on: bool = True) -> list[dict[str, Any]]:
        run = kamiwake(
            *(arguments or ("sort", tmp_path / "inbox", "--to", tmp_path / "out", "--once")),
            "--json", "--profile", profile, KAMIWAKE_ROTATE_FILED=str(on),
        )  # fmt: skip
        assert run.code == 0, run.err
        return list(run.lines)

    return act


def image(path: Path, page: int = 1) -> np.ndarray[Any, Any]:
    return read_document(path, ReadRequest(400)).pages[page - 1].image.astype(int)


def check_upright(scan: Path, filed: Path, degrees: int) -> None:
    """Seen by the reader as the scan turned clockwise."""
    difference = np.rot90(image(scan), -(degrees // 90)) - image(filed)
    assert np.abs(difference).mean() < 1


def test_turned_scans_are_filed_upright_and_come_back_as_they_were(
    office: Callable[..., list[dict[str, Any]]], tmp_path: Path, samples: Path
) -> None:
    other, _ = OF_ANOTHER_KIND
    for name in (*TURNED, other, UPRIGHT):
        shutil.copy2(samples / "scans" / name, tmp_path / "inbox")
    filed = {Path(line["path"]).name: line for line in office()}
    for name, degrees in TURNED.items():
        line, scan = filed[name], samples / "scans" / name
        assert (line["rotation"], line["upright"]) == (degrees, True)
        check_upright(scan, Path(line["target"]), degrees)
        assert scan.stat().st_mtime_ns == Path(line["target"]).stat().st_mtime_ns
        assert (tmp_path / "profile" / "originals" / _hash(scan)).read_bytes() == scan.read_bytes()
    assert (filed[UPRIGHT]["rotation"], filed[UPRIGHT]["upright"]) == (0, False)
    assert not filed[other]["upright"]
    assert "only JPEG, TIFF and PDF can be turned" in filed[other]["reason"]
    for name in (other, UPRIGHT):
        assert _hash(Path(filed[name]["target"])) == _hash(samples / "scans" / name)
    again = office("classify", *(filed[name]["target"] for name in TURNED))
    assert [(line["class"], line["sub_label"], line["rotation"]) for line in again] == [
        (filed[name]["class"], filed[name]["sub_label"], 0) for name in TURNED
    ]
    told = {Path(row["path"]).name: row for row in office("history")}
    for name, degrees in TURNED.items():
        row, scan = told[name], samples / "scans" / name
        assert (row["sha256"], row["filed_sha256"]) == (_hash(scan), _hash(Path(row["target"])))
        assert (row["rotation"], row["upright"]) == (degrees, True)
    office("undo", "--last-run")
    assert not [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    for path in (tmp_path / "inbox").iterdir():
        assert path.read_bytes() == (samples / "scans" / path.name).read_bytes()
    assert len(list((tmp_path / "inbox").iterdir())) == len(filed)


def test_without_the_setting_scans_are_filed_as_they_are(
    office: Callable[..., list[dict[str, Any]]], tmp_path: Path, samples: Path
) -> None:
    for name in TURNED:
        shutil.copy2(samples / "scans" / name, tmp_path / "inbox")
    for line in office(on=False):
        name = Path(line["path"]).name
        assert (line["rotation"], line["upright"]) == (TURNED[name], False)
        assert _hash(Path(line["target"])) == _hash(samples / "scans" / name)
    assert not (tmp_path / "profile" / "originals").exists()


def test_after_a_blank_first_page_the_page_that_decides_is_turned_alone(
    office: Callable[..., list[dict[str, Any]]], tmp_path: Path, samples: Path
) -> None:
    with Image.open(samples / "scans" / "scan_0014.tif") as scan:
        page = ImageOps.exif_transpose(scan).convert("1")
    stack = tmp_path / "inbox" / "stack.tif"
    blank = Image.new("1", page.size, 1)
    blank.save(stack, save_all=True, append_images=[page, page], compression="group4")
    before = [image(stack, number) for number in (1, 2, 3)]
    (line,) = office()
    assert (line["verdict"], line["page"], line["rotation"]) == ("filed", 2, 180)
    after = [image(Path(line["target"]), number) for number in (1, 2, 3)]
    assert np.abs(after[1] - np.rot90(before[1], 2)).mean() < 1
    for number in (0, 2):
        assert np.array_equal(after[number], before[number])


def test_people_are_told_how_a_scan_lay(
    office: Callable[..., list[dict[str, Any]]], tmp_path: Path, samples: Path,
    kamiwake: Callable[..., Any],
) -> None:  # fmt: skip
    profile = tmp_path / "profile"
    other, _ = OF_ANOTHER_KIND
    scans = {
        name: shutil.copy2(samples / "scans" / name, tmp_path / "inbox")
        for name in ("scan_0024.jpg", "scan_0033.pdf", other)
    }
    told = kamiwake("classify", *scans.values(), "--profile", profile).out.splitlines()
    assert [line[line.rindex("(") :] for line in told[:3]] == [
        "(lay upside down)", "(lay turned 90° clockwise)", "(lay turned 90° counter-clockwise)",
    ]  # fmt: skip
    office()
    history = map(str.rstrip, kamiwake("history", "--profile", profile).out.splitlines())
    assert {
        name: line[line.rindex("(") :] for line in history for name in scans if f" {name} " in line
    } == {
        "scan_0024.jpg": "(lay upside down, filed upright)",
        "scan_0033.pdf": "(lay turned 90° clockwise, filed upright)",
        other: "(lay turned 90° counter-clockwise, filed so: only JPEG, TIFF and PDF can be turned "
        "without re-encoding)",
    }


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
