import os
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import DecoderFailed, DocumentBusy, EmptyDocument
from core.ingest.child import Reader
from core.ingest.request import ReadRequest
from core.ingest.workers import Decoders

REQUEST = ReadRequest(200)


@pytest.fixture
def files(write_file: Callable[[str], Path], tmp_path: Path) -> Callable[[str], Path]:
    scan = write_file("png").read_bytes()

    def named(stem: str) -> Path:
        path = tmp_path / f"{stem}.png"
        path.write_bytes(scan)
        return path

    return named


def test_documents_come_back_from_another_process(files: Callable[[str], Path]) -> None:
    with Decoders(1) as decoders:
        document = decoders.read(files("good"), REQUEST)
    assert document.pages[0].image.shape == (200, 141, 3)
    assert document.path.name == "good.png"


def test_errors_cross_over_with_file_and_remedy(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    with Decoders(1) as decoders, pytest.raises(EmptyDocument, match=r"empty\.pdf") as caught:
        decoders.read(tmp_path / "empty.pdf", REQUEST)
    assert caught.value.remedy


# The module is imported by its name in the child, which the tests' own import mode prevents.
CHILD_MODULE = """
import os, time
from core.errors import EmptyDocument
from core.ingest.readers import read_document

class Nonsense:
    def __reduce__(self):
        return int, ("no number",)

def reads_names(path, request):
    if path.stem == "crash":
        os._exit(3)
    if path.stem == "hang":
        time.sleep(600)
    if path.stem == "hoard":
        hoard = [bytes(64 * 2**20) for _ in range(200)]
    if path.stem == "confused":
        return read_document(path.with_name("before.png"), request)
    if path.stem == "babbling":
        return Nonsense()
    if path.stem == "dump":
        from resource import RLIMIT_CORE, getrlimit
        raise EmptyDocument(f"cores: {getrlimit(RLIMIT_CORE)}")
    if path.stem == "late":
        time.sleep(3)
        os._exit(3)
    return read_document(path, request)
"""


@pytest.fixture
def naughty_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    (tmp_path / "naughty_reader.py").write_text(CHILD_MODULE, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    from naughty_reader import reads_names

    return reads_names


@pytest.mark.parametrize(
    ("stem", "why"),
    [
        ("crash", "crash"), ("hang", "longer than"), ("hoard", "memory"), ("confused", "crash"),
        ("babbling", "crash"),
        ("late", "longer than 4 seconds"),
    ],
)  # fmt: skip
def test_only_the_file_that_ends_its_reader_suffers(
    stem: str,
    why: str,
    files: Callable[[str], Path],
    naughty_reader: Reader,
) -> None:
    if stem == "hoard" and os.name != "posix":
        pytest.skip("memory is limited by other means there")
    with Decoders(1, timeout_s=4, memory_mb=512, reader=naughty_reader) as decoders:
        before = decoders.submit(files("before"), REQUEST)
        bad = decoders.submit(files(stem), REQUEST)
        after = decoders.submit(files("after"), REQUEST)
        with pytest.raises(DecoderFailed, match=why) as caught:
            bad.result(60)
        assert stem in str(caught.value)
        assert [d.result(60).path.stem for d in (before, after)] == ["before", "after"]


@pytest.mark.skipif(os.name != "posix", reason="memory dumps are asked for by other means there")
def test_a_crash_leaves_no_copy_of_the_document_in_a_memory_dump(
    files: Callable[[str], Path], naughty_reader: Reader
) -> None:
    reading = pytest.raises(EmptyDocument, match=r"cores: \(0, 0\)")
    with Decoders(1, reader=naughty_reader) as decoders, reading:
        decoders.read(files("dump"), REQUEST)


def test_closing_ends_what_is_under_way_at_once(files: Callable[[str], Path]) -> None:
    decoders = Decoders(1)
    futures = [decoders.submit(files(f"scan{n}"), REQUEST) for n in range(20)]
    futures[0].result(60)
    decoders.close()
    assert all(future.done() for future in futures)
    assert isinstance(futures[-1].exception(), DocumentBusy | type(None))
    with pytest.raises(DocumentBusy):
        decoders.submit(files("late"), REQUEST)
