"""Files that are no libraries: told in our own words, with the next step."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from core.domain import Label
from core.errors import BundleError
from core.library.bundle import export_library, open_bundle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import sqlalchemy as sa

    from core.library.entries import Sample
    from core.library.registry import Registry


def test_a_file_that_is_none_is_refused_in_our_own_words(
    database: sa.Engine, registry: Registry, sample: Callable[..., Sample], tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    path = tmp_path / "forms.kamiwake"
    registry.register(sample(1), Label("請求書 A"))
    export_library(database, path)
    content = path.read_bytes()
    manifest = bytearray(content)
    manifest[content.rindex(b'"source_name"') + 1] ^= 0x01
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    stranger = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(stranger, "w") as copy:
        told = json.loads(archive.read("manifest.json"))
        told["templates"][0]["page"] = "one"
        copy.writestr("manifest.json", json.dumps(told))
    senseless = (
        "“forms.kamiwake” is not a library file, or it is damaged (its list of samples makes no "
        "sense). Copy it again, or export the library again where it came from."
    )
    none = (
        "“forms.kamiwake” is not a library file. Choose one that Kamiwake has exported; its name "
        "ends in .kamiwake."
    )
    damaged = (
        "“forms.kamiwake” is damaged or incomplete. Copy it again, or export the library "
        "again where it came from."
    )
    caplog.set_level("INFO", "core.library.bundle")
    for changed, said, raw in (
        (b"%PDF-1.4 no zip at all", none, "File is not a zip file"),
        (b"", none, "File is not a zip file"),
        (other.getvalue(), none, "There is no item named"),
        (content[:-100], damaged, "File is not a zip file"),
        (bytes(manifest), damaged, "Bad CRC-32"),
        (stranger.getvalue(), senseless, "templates.0.page"),
    ):
        path.write_bytes(changed)
        caplog.clear()
        with pytest.raises(BundleError) as caught, open_bundle(path):
            pass
        assert str(caught.value) == said
        assert raw in caplog.text
