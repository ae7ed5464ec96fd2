"""A library as one file: written, looked into, taken in, and distrusted."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sqlalchemy as sa
from PIL import Image as PillowImage

from core.database.engine import open_database, read
from core.database.library.tables import TemplateImage, TemplateRow, TemplateThumbnail
from core.domain import Label, SubLabelKind
from core.errors import BundleError, FolderMissing, KamiwakeError
from core.ingest.workers import Decoders
from core.library.bundle import Exported, export_library, open_bundle
from core.library.registry import LabelSummary, Registry, Sample
from core.transfer import Transfers

LAYOUT, CONDITION = SubLabelKind.LAYOUT, SubLabelKind.CONDITION
CORNERS = ((0.1, 0.05), (0.95, 0.1), (1.05, 0.9), (0.0, 1.0))
Make = Callable[..., Sample]


@pytest.fixture(scope="module")
def decoders() -> Iterator[Decoders]:
    with Decoders(1) as pool:
        yield pool


@pytest.fixture
def transfers(database: sa.Engine, registry: Registry, decoders: Decoders) -> Transfers:
    return Transfers(database, registry, decoders)


@pytest.fixture
def other(tmp_path: Path, embedder, decoders: Decoders) -> Iterator[tuple[Registry, Transfers]]:
    """An empty library of somebody else."""
    engine = open_database(tmp_path / "other.sqlite", "library")
    registry = Registry(engine, lambda: embedder)
    yield registry, Transfers(engine, registry, decoders)
    engine.dispose()


@pytest.fixture
def full(registry: Registry, sample: Make) -> Registry:
    """Six samples of two classes; a page in a photo, a condition; a third class is retired."""
    registry.register(sample(1), Label("請求書 A"))
    photo = sample(2, page=3)
    registry.register(
        Sample(photo.image, "été (1).jpg", photo.source_sha256, 3, CORNERS),
        Label("請求書 A", "2023"),
    )
    registry.register(sample(3), Label("請求書 A", "汚れ"), CONDITION)
    registry.register(sample(4), Label("Invoice", "2024"))
    registry.register(sample(5), Label("Invoice", "2024"))
    registry.register(sample(6), Label("Gone"))
    registry.retire(Label("Gone"))
    return registry


def contents(registry: Registry) -> list[tuple[Any, ...]]:
    """All that is in use, whole: rows, pages byte for byte, vectors."""
    vectors = {one.template_id: one.vector.tobytes() for one in registry.templates()}
    conditions = {one.template_id for one in registry.conditions()}
    found = []
    with read(registry._engine) as session:
        for one in sorted(registry.registered(), key=lambda one: one.template_id):
            row = session.get_one(TemplateRow, one.template_id)
            image = session.get_one(TemplateImage, one.template_id)
            thumbnail = session.get_one(TemplateThumbnail, one.template_id).webp
            found.append((
                one.label, one.kind, one.source_name, one.page, one.registered_at,
                row.source_sha256, row.width_px, row.height_px, image.webp, image.corners,
                thumbnail, vectors.get(one.template_id), one.template_id in conditions,
            ))  # fmt: skip
    return found


def test_what_was_exported_comes_in_elsewhere_as_it_is_and_goes_by_one_undo(
    full: Registry, transfers: Transfers, other: tuple[Registry, Transfers], tmp_path: Path
) -> None:
    path, (registry, theirs) = tmp_path / "forms.kamiwake", other
    assert transfers.export(path) == Exported(path, 2, 5)
    preview = theirs.preview(path)
    assert (len(preview.plan.new), preview.plan.present, preview.plan.refused) == (5, {}, {})
    assert [(str(line.label), line.samples, line.new_class) for line in preview.plan.labels] == [
        ("Invoice / 2024", 2, True), ("請求書 A", 1, True), ("請求書 A / 2023", 1, True),
        ("請求書 A / 汚れ", 1, True),
    ]  # fmt: skip
    assert registry.registered() == []
    told: list[tuple[int, int]] = []
    outcome = theirs.take_in(path, lambda done, total: told.append((done, total)))
    assert (len(outcome.brought), outcome.left_out, outcome.complete) == (5, (), True)
    assert told == [(number, 5) for number in range(1, 6)]
    assert contents(registry) == contents(full)
    assert [line for line in registry.summaries() if line.samples or not line.kind] == [
        line for line in full.summaries() if line.samples or not line.kind
    ]
    assert theirs.export(tmp_path / "again.kamiwake")
    assert (tmp_path / "again.kamiwake").read_bytes() == path.read_bytes()
    assert registry.undo_last().what == "import of 5 samples from “forms.kamiwake”"
    assert (registry.registered(), registry.summaries()) == ([], [])


def test_what_is_there_is_not_touched_and_only_the_rest_comes(
    full: Registry, transfers: Transfers, other: tuple[Registry, Transfers], tmp_path: Path,
    sample: Make,
) -> None:  # fmt: skip
    path, (registry, theirs) = tmp_path / "forms.kamiwake", other
    transfers.export(path)
    registry.register(sample(1), Label("Mine"))  # the same page, under a name of its own
    registry.register(sample(70), Label("INVOICE"))
    registry.register(sample(71), Label("請求書 A", "2023"), CONDITION)  # of another kind there
    before = contents(registry)
    plan = theirs.preview(path).plan
    assert plan.present == {0: Label("Mine")}
    assert [(str(one.label), one.new_class, one.new_sub_label, str(one.came_as or ""))
            for one in plan.labels] == [
        ("INVOICE / 2024", False, True, "Invoice / 2024"), ("請求書 A / 汚れ", False, True, ""),
    ]  # fmt: skip
    outcome = theirs.take_in(path)
    assert [str(one.error) for one in outcome.left_out] == [
        "“請求書 A / 2023” is a condition here, and a layout where it comes from. "
        "Rename one of the two first."
    ]
    assert sorted((one.name, str(one.label)) for one in outcome.brought) == [
        ("scan 3.png", "請求書 A / 汚れ"), ("scan 4.png", "Invoice / 2024"),
        ("scan 5.png", "Invoice / 2024"),
    ]  # fmt: skip
    assert contents(registry)[: len(before)] == before
    assert LabelSummary(Label("INVOICE", "2024"), LAYOUT, 2) in registry.summaries()
    again = theirs.take_in(path)
    assert (again.event_id, again.brought) == (None, ())
    registry.undo_last()
    assert contents(registry) == before


def test_an_import_that_is_left_changes_nothing(
    full: Registry, transfers: Transfers, other: tuple[Registry, Transfers], tmp_path: Path
) -> None:
    path, (registry, theirs) = tmp_path / "forms.kamiwake", other
    transfers.export(path)
    asked = iter([True, True, True, False])
    outcome = theirs.take_in(path, wanted=lambda: next(asked))
    assert (outcome.complete, outcome.brought, registry.registered()) == (False, (), [])
    with read(registry._engine) as session:
        assert session.scalars(sa.select(TemplateRow.template_id)).all() == []


def test_an_export_is_whole_or_not_there(
    full: Registry, transfers: Transfers, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "forms.kamiwake"
    asked = iter([True, True, False])
    assert transfers.export(path, wanted=lambda: next(asked)) is None
    assert list(folder.iterdir()) == []
    path.write_text("mine")
    with pytest.raises(BundleError, match=r"forms\.kamiwake is there already"):
        transfers.export(path)
    assert (path.read_text(), list(folder.iterdir())) == ("mine", [path])
    assert transfers.export(path, replace=True)
    assert (zipfile.is_zipfile(path), list(folder.iterdir())) == (True, [path])
    with pytest.raises(FolderMissing, match=r"The folder .*none is not there\. Make it"):
        transfers.export(tmp_path / "none" / "forms.kamiwake")


def test_the_file_holds_pages_as_they_are_stored_and_nothing_of_the_machine(
    full: Registry, database: sa.Engine, tmp_path: Path
) -> None:
    path = tmp_path / "forms.kamiwake"
    export_library(database, path)
    with zipfile.ZipFile(path) as archive, read(database) as session:
        names = archive.namelist()
        assert names == [*(f"pages/{number:06}.webp" for number in range(1, 6)), "manifest.json"]
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        stored = [session.get_one(TemplateImage, number).webp for number in range(1, 6)]
        assert [archive.read(name) for name in names[:5]] == stored
        manifest = json.loads(archive.read("manifest.json"))
    assert list(manifest) == ["format", "version", "classes", "templates"]
    assert manifest["templates"][1] == {
        "class_name": "請求書 A", "sub_label": "2023", "source_name": "été (1).jpg",
        "source_sha256": f"{2:064x}", "page": 3,
        "registered_at": manifest["templates"][1]["registered_at"],
        "width_px": 160, "height_px": 240, "webp_sha256": sha256(stored[1]).hexdigest(),
        "corners": [list(corner) for corner in CORNERS],
    }  # fmt: skip
    at = datetime.fromisoformat(manifest["templates"][1]["registered_at"])
    assert abs((datetime.now(UTC) - at).total_seconds()) < 600


# Files that nobody should trust


def rewritten(path: Path, change: Callable[[dict[str, Any], dict[str, bytes]], object]) -> Path:
    """The file with its manifest and members changed."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    change(manifest, members)
    members.setdefault("manifest.json", json.dumps(manifest).encode())
    target = path.with_name("hostile.kamiwake")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target


def set_first(name: str, value: Any) -> Callable[[dict[str, Any], dict[str, bytes]], object]:
    return lambda manifest, _: manifest["templates"][0].update({name: value})


def set_manifest(content: bytes) -> Callable[[dict[str, Any], dict[str, bytes]], object]:
    return lambda _, members: members.update({"manifest.json": content})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda m, _: m.update(version=2), "newer version of Kamiwake (version 2)"),
        (lambda m, _: m.update(version="1"), "newer version of Kamiwake (version '1')"),
        (lambda m, _: m.update(format="zip"), "of another program"),
        (lambda m, _: m.update(templates={}), "templates"),
        (lambda m, _: m["classes"].clear(), "not among its classes"),
        (lambda m, _: m["templates"].append(7), "templates.5"),
        (set_first("class_name", 7), "templates.0.class_name"),
        (set_first("class_name", "x" * 5000), "templates.0.class_name"),
        (set_first("source_sha256", "../../etc/passwd"), "templates.0.source_sha256"),
        (set_first("page", -1), "templates.0.page"),
        (set_first("page", True), "templates.0.page"),
        (set_first("width_px", 100_000), "templates.0.width_px"),
        (set_first("registered_at", "0001-01-01T00:00:00+14:00"), "templates.0.registered_at"),
        (set_first("registered_at", "2024-01-01T00:00:00"), "templates.0.registered_at"),
        (set_first("corners", [[0, 0]] * 3), "templates.0.corners"),
        (set_first("corners", [[0, 0], [1e9, 0], [1, 1], [0, 1]]), "templates.0.corners"),
        (lambda m, _: m["classes"][0].update(sub_labels=[{"name": "a", "kind": "b"}]), "kind"),
        (set_manifest(b"[" * 200_000), "nested too deeply"),
        (set_manifest(b"[" + b"[]," * 2_000_000 + b"0]"), "lists too much"),
        (set_manifest(b"{"), "makes no sense"), (set_manifest(b"\xff\xfe\x00"), "makes no sense"),
        (set_manifest(b'{"format": "kamiwake-library", "version": NaN}'), "newer version"),
        (set_manifest(b" " * (201 * 2**20)), "larger than 200 MB"),
    ],
)  # fmt: skip
def test_a_manifest_that_makes_no_sense_is_refused_by_name(
    full: Registry, transfers: Transfers, other: tuple[Registry, Transfers], tmp_path: Path,
    change: Callable[[dict[str, Any], dict[str, bytes]], object], said: str,
) -> None:  # fmt: skip
    path, (registry, theirs) = tmp_path / "forms.kamiwake", other
    transfers.export(path)
    hostile = rewritten(path, change)
    for use in (theirs.preview, theirs.take_in):
        with pytest.raises(BundleError) as caught:
            use(hostile)
        error = caught.value
        assert said in f"{error} {error.__cause__ and error.__cause__.__cause__}"
        assert error.remedy and error.subject == str(hostile) and hostile.name in str(error)
    assert registry.registered() == []


def webp(image: np.ndarray, **options: Any) -> bytes:
    buffer = io.BytesIO()
    PillowImage.fromarray(image).save(buffer, "WEBP", **options)
    return buffer.getvalue()


def first_page(content: bytes, size: tuple[int, int] | None = None) -> Callable[..., object]:
    """Another first page, under a hash that is right."""

    def change(manifest: dict[str, Any], members: dict[str, bytes]) -> None:
        members["pages/000001.webp"] = content
        line = manifest["templates"][0]
        line["webp_sha256"] = sha256(content).hexdigest()
        if size:
            line["width_px"], line["height_px"] = size

    return change


WHITE = np.full((240, 160, 3), 255, np.uint8)
LARGE = webp(np.zeros((4000, 4000, 3), np.uint8))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda _, members: members.pop("pages/000001.webp"), "hostile.kamiwake"),
        (lambda _, members: members.update({"pages/000001.webp": b"other"}), "is damaged"),
        (first_page(b"RIFF\x10\x00\x00\x00WEBPnothing at all"), "is damaged"),
        (first_page(b"\x89PNG\r\n\x1a\n" + b"x" * 50), "is damaged"),
        (first_page(webp(WHITE)[:60]), "is damaged"),
        (first_page(LARGE), "is damaged"),
        (first_page(LARGE, (1600, 1600)), "is damaged"),
        (first_page(webp(WHITE[:100])), "is not of the size that the file says"),
        (first_page(webp(WHITE)), "is blank, too dark or too small"),
        (first_page(b"RIFF____WEBP" + bytes(9 * 2**20)), "larger than 8 MB"),
        (set_first("corners", [[0.5, 0.5]] * 4), "is blank, too dark or too small"),
        (lambda m, _: (m["classes"].append({"name": "a\nb", "sub_labels": []}),
                       m["templates"][0].update(class_name="a\nb", sub_label="")),
         "has characters in it that cannot be shown"),
    ],
)  # fmt: skip
def test_a_page_that_is_no_good_is_left_out_by_name_and_the_others_come(
    full: Registry, transfers: Transfers, other: tuple[Registry, Transfers], tmp_path: Path,
    change: Callable[[dict[str, Any], dict[str, bytes]], object], said: str,
) -> None:  # fmt: skip
    path, (registry, theirs) = tmp_path / "forms.kamiwake", other
    transfers.export(path)
    hostile = rewritten(path, change)
    outcome = theirs.take_in(hostile)
    (left_out,) = outcome.left_out
    assert said in str(left_out.error), left_out.error
    assert contents(registry) == contents(full)[1:]


def test_a_page_whose_bytes_are_damaged_is_named_by_its_form(
    full: Registry, transfers: Transfers, other: tuple[Registry, Transfers], tmp_path: Path
) -> None:
    path, (_, theirs) = tmp_path / "forms.kamiwake", other
    transfers.export(path)
    damaged = bytearray(path.read_bytes())
    damaged[damaged.index(b"WEBP") + 200] ^= 0xFF
    path.write_bytes(damaged)
    (left_out,) = theirs.take_in(path).left_out
    label = theirs.preview(path).manifest.templates[0].label
    assert f"The sample of {label} in “forms.kamiwake” is damaged" in str(left_out.error)


def test_names_in_the_file_lead_nowhere(
    full: Registry, transfers: Transfers, other: tuple[Registry, Transfers], tmp_path: Path
) -> None:
    path, (registry, theirs) = tmp_path / "forms.kamiwake", other
    transfers.export(path)

    def change(manifest: dict[str, Any], members: dict[str, bytes]) -> None:
        members["../../outside.txt"] = b"out"
        members["/tmp/outside.txt"] = b"out"
        manifest["templates"][0]["source_name"] = "../../outside.png"

    before = {file for file in tmp_path.rglob("*") if "sqlite" not in file.name}
    assert theirs.take_in(rewritten(path, change)).left_out == ()
    after = {file for file in tmp_path.rglob("*") if "sqlite" not in file.name}
    assert after - before == {tmp_path / "hostile.kamiwake"}
    assert registry.registered()[2].source_name == "../../outside.png"  # a name to be shown


def test_every_cut_of_the_file_is_refused(
    full: Registry, transfers: Transfers, other: tuple[Registry, Transfers], tmp_path: Path
) -> None:
    path, (registry, theirs) = tmp_path / "forms.kamiwake", other
    transfers.export(path)
    whole = path.read_bytes()
    cut = tmp_path / "cut.kamiwake"
    for size in (0, 1, 100, len(whole) // 2, len(whole) - 200, len(whole) - 1):
        cut.write_bytes(whole[:size])
        with pytest.raises(BundleError, match=r"cut\.kamiwake"):
            theirs.take_in(cut)
    assert registry.registered() == []


def test_a_flipped_byte_is_noticed_wherever_it_is(
    full: Registry, transfers: Transfers, other: tuple[Registry, Transfers], tmp_path: Path
) -> None:
    """Either the file is refused, or what comes in is as it was."""
    path, (registry, theirs) = tmp_path / "forms.kamiwake", other
    transfers.export(path)
    whole, flipped = path.read_bytes(), tmp_path / "flipped.kamiwake"
    allowed = contents(full)
    for at in np.random.default_rng(5).integers(0, len(whole), 60):
        flipped.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        try:
            outcome = theirs.take_in(flipped)
        except KamiwakeError:
            continue
        found = contents(registry)
        assert all(one in allowed for one in found)
        assert len(found) + len(outcome.left_out) == len(allowed)
        if outcome.event_id is not None:
            registry.undo_last()


def test_what_is_no_file_is_refused(transfers: Transfers, tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="There is no file"):
        transfers.preview(tmp_path / "none.kamiwake")
    with pytest.raises(BundleError, match="it is not a file"):
        transfers.preview(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(BundleError, match="it is not a file"), open_bundle(tmp_path / "pipe"):
            raise AssertionError("it was opened")
