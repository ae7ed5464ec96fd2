"""Intake: what scanners, people and networks do to a watched folder while the engine runs.

python tests/proof/intake.py          # 500 files at once
python tests/proof/intake.py --long   # 5,000 files at once

After each case every document is there exactly once, with one final row.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from office import Office, Profile, make_library
from PIL import Image
from report import report, tell
from running import CannotMount, mount, unmount, until, watching_without_privileges
from scene import ENDINGS, KNOWN, Scene, Watcher, document, variant

STABLE_S = 0.6
AT_ONCE, AT_ONCE_LONG = 500, 5000


def write_slowly(path: Path, data: bytes, pauses_s: list[float]) -> None:
    """In pieces of one size, with a pause after each but the last."""
    size = -(-len(data) // (len(pauses_s) + 1))
    with path.open("wb", buffering=0) as file:
        for number, at in enumerate(range(0, len(data), size)):
            file.write(data[at : at + size])
            if number < len(pauses_s):
                time.sleep(pauses_s[number])


def written_by_many(scene: Scene, pauses_s: list[float]) -> int:
    """One document of every format; none is touched before it is whole."""
    with scene.running() as engine:
        paths = [scene.inbox / f"scan{ending}" for ending in ENDINGS]
        early: list[Path] = []

        def write(path: Path) -> None:
            write_slowly(path, document(path.suffix), pauses_s)
            if path in engine.sorted:
                early.append(path)

        writers = [threading.Thread(target=write, args=(path,)) for path in paths]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert not early, early
        until(lambda: len(scene.office.filed()) == len(paths))
    scene.expect(*(document(ending) for ending in ENDINGS))
    assert all(scene.rows(path) == 1 for path in paths)
    return len(paths)


# The cases. Each returns what was seen.


def slow_writer(scene: Scene) -> str:
    count = written_by_many(scene, [STABLE_S / 3] * 11)
    return f"{count} formats in 12 pieces: each filed once, when it was whole"


def writer_that_pauses(scene: Scene) -> str:
    count = written_by_many(scene, [3 * STABLE_S, 3 * STABLE_S])
    return (
        f"{count} formats, quiet for three times the stable time: not taken before they are whole"
    )


def pages_appended(scene: Scene) -> str:
    """A scanner that writes the whole file again for every page."""
    path, frames = scene.inbox / "stack.tif", []
    with scene.running(), Image.open(KNOWN) as scan:
        frames = [scan.convert("L").resize((620, 877)) for _ in range(4)]
        for pages in range(1, 5):
            frames[0].save(path, "TIFF", save_all=True, append_images=frames[1:pages])
            data = path.read_bytes()
            time.sleep(0.7 * STABLE_S)
        until(lambda: len(scene.office.filed()) == 1)
    scene.expect(data)
    assert scene.rows(path) == 1
    return "a stack that grows page by page: filed once, with all its pages"


def changed_in_the_queue(scene: Scene) -> str:
    with scene.running() as engine:
        paths = scene.batch()
        until(lambda: len(engine.sorted) > 0)
        for path in paths[-2:]:
            with path.open("ab") as file:
                file.write(b"one more")
        changed = [path.read_bytes() for path in paths[-2:]]
    assert all(data.endswith(b"one more") for data in changed)
    assert set(changed) <= set(scene.filed())
    scene.expect(*(variant(number) for number in range(10)), *changed)
    return "two of twelve change while the first is filed: read anew and filed as they are then"


def taken_away(scene: Scene) -> str:
    with scene.running() as engine:
        for number in range(3):
            early = scene.inbox / f"early {number}.png"
            early.write_bytes(document())
            time.sleep(STABLE_S / 3)
            early.unlink()
        paths = scene.batch()
        until(lambda: len(engine.sorted) > 0)
        paths[-1].unlink()
        until(lambda: len(scene.office.filed()) == len(paths) - 1)
    scene.expect(*(variant(number) for number in range(11)))
    assert not [row for path in (early, paths[-1]) if (row := scene.rows(path))]
    return "deleted before it is quiet, and in the queue: no row, no message"


def folder_moved_in(scene: Scene) -> str:
    staged = scene.office.root / "staged"
    names = ("a.png", "社内文書/請求書.png", "社内文書/deep/er/c.png", "社内文書/note.tmp")
    for number, name in enumerate(names):
        (staged / name).parent.mkdir(parents=True, exist_ok=True)
        (staged / name).write_bytes(variant(number))
    far = scene.office.far_root / "moved"
    shutil.copytree(staged, far)
    with scene.running():
        staged.rename(scene.inbox / "from here")
        shutil.move(far, scene.inbox / "from elsewhere")
        until(lambda: len(scene.office.filed()) == 6)
        left = scene.inbox.rglob("*.tmp")
        for path in list(left):  # temporary names stay for whoever made them
            path.rename(path.with_suffix(".png"))
    assert len(scene.office.filed()) == 8
    scene.expect(*(variant(number) for number in (*range(4), *range(4))))
    return "moved within a volume and from another one: all found, partial names when renamed"


def many_at_once(scene: Scene) -> str:
    staged = scene.office.root / "staged"
    staged.mkdir()
    for number in range(scene.at_once):
        data = variant(number) if number % 10 == 0 else b"no picture %d" % number
        (staged / f"{number:05}.png").write_bytes(data)
        scene.expect(data)
    with scene.running():
        begun_s = time.monotonic()
        staged.rename(scene.inbox / "many")
        time.sleep(2 * STABLE_S)
        other = scene.office.inboxes[1] / "urgent.png"
        other.write_bytes(variant(scene.at_once))
        scene.expect(variant(scene.at_once))
        until(lambda: not other.exists())
        other_s = time.monotonic() - begun_s - 2 * STABLE_S
        until(scene.settled, 1800)
        took_s = time.monotonic() - begun_s
    known = len(scene.office.filed()) - 1
    assert known == -(-scene.at_once // 10)
    return (
        f"{scene.at_once:,} files: {known:,} filed and the others held in {took_s:.0f} s; one in "
        f"another folder was filed {other_s:.0f} s after it came, meanwhile"
    )


def replaced_by_another(scene: Scene) -> str:
    with scene.running() as engine:
        held = scene.inbox / "held.png", scene.inbox / "held too.png"
        known = [variant(1), variant(2)]
        for path, data in zip(held, known, strict=True):
            path.write_bytes(b"x" * len(data))
        until(lambda: len(scene.profile.journal.held()) == 2)
        newer = scene.office.root / "newer"
        newer.write_bytes(known[0])
        newer.replace(held[0])
        held[1].write_bytes(known[1])
        until(lambda: len(scene.office.filed()) == 2)

        paths = scene.batch()
        until(lambda: len(engine.sorted) > 4)
        status = paths[-1].stat()
        newer.write_bytes(variant(77))
        os.utime(newer, ns=(status.st_atime_ns, status.st_mtime_ns))
        newer.replace(paths[-1])
        paths[-2].write_bytes(variant(78))
    assert len(scene.filed()) == 14
    scene.expect(*known, *(variant(number) for number in (*range(10), 77, 78)))
    return "same name and size, in the queue with the same time too: read anew, held or queued"


def held_taken_away(scene: Scene) -> str:
    with scene.running():
        path = scene.inbox / "strange.pdf"
        path.write_bytes(b"no document")
        until(lambda: len(scene.profile.journal.held()) == 1)
        away = scene.office.root / "away.pdf"
        path.rename(away)
        until(lambda: not scene.profile.journal.held())
        away.rename(path)
        until(lambda: len(scene.profile.journal.held()) == 1)
    scene.expect(b"no document")
    return "a held document leaves the queue with its file, and is judged again when it is back"


def share_unmounted(scene: Scene) -> str:
    server, share = scene.office.root / "server", scene.inbox
    server.mkdir()
    mount(share, "--bind", str(server))
    filed, status = scene.office.root / "filed", scene.profile.board.folder_statuses
    try:
        scene.profile.folders.change(1, share, filed, "{class}/{original}")
        with Watcher().watching(scene) as seen, scene.running():
            (server / "stays.pdf").write_bytes(b"no document")
            until(lambda: len(scene.profile.journal.held()) == 1)
            unmount(share)
            until(lambda: status()[1].gone)
            assert not list(share.iterdir())
            (server / "new.png").write_bytes(document())
            time.sleep(4 * STABLE_S)
            assert len(scene.profile.journal.held()) == 1 and not scene.office.filed()
            mount(share, "--bind", str(server))
            until(lambda: len(scene.office.filed()) == 1)
            assert not status()[1].gone
        assert scene.rows(share / "stays.pdf") == 1
        assert max(seen.told.values(), default=0) <= 1, seen.told
    finally:
        unmount(share)
    (server / "stays.pdf").rename(share / "stays.pdf")
    scene.expect(b"no document", document())
    return "gone and not empty: what was held stays held, what came meanwhile is filed afterwards"


def clock_that_jumps(scene: Scene) -> str:
    """Every other second an hour forward or back, in turns; files dated 1970 and 2099."""
    begun_s, pick = time.monotonic(), random.Random(1)

    def clock() -> float:
        now_s = time.monotonic()
        return now_s + (3600 if int(now_s - begun_s) // 2 % 2 else 0) + pick.random() / 1000

    with scene.running(clock):
        old, new = scene.inbox / "1970.png", scene.inbox / "2099.png"
        for path, at in ((old, 0), (new, 4_070_908_800)):
            path.write_bytes(variant(at))
            os.utime(path, (at, at))
            scene.expect(variant(at))
        half = scene.inbox / "half.jpg"
        write_slowly(half, document(".jpg"), [10.0])
        scene.expect(document(".jpg"))
        assert scene.rows(half) == 0
        until(lambda: len(scene.office.filed()) == 3)
    return "neither takes a half file early nor holds anything up; files of 1970 and 2099 are filed"


def locked(scene: Scene) -> str:
    path = scene.inbox / "open elsewhere.png"
    hold = "import fcntl, sys; f = open(sys.argv[1], 'rb+'); fcntl.flock(f, fcntl.LOCK_EX); input()"
    with Watcher().watching(scene) as seen:
        path.write_bytes(document())
        with subprocess.Popen(
            [sys.executable, "-c", hold, str(path)], stdin=subprocess.PIPE
        ) as other:
            time.sleep(1)
            with scene.running():
                until(lambda: [t.path for t in scene.profile.board.troubles()] == [path])
                time.sleep(8)  # several attempts
                assert scene.profile.board.folder_statuses()[1].waiting == 1
                assert path.exists() and not scene.rows(path)
                other.communicate(b"\n")
                until(lambda: len(scene.office.filed()) == 1)
    assert seen.told == {path: 1}, seen.told
    scene.expect(document())
    return "waits and is shown as waiting, is told once, and is filed when it is let go"


def unreadable(scene: Scene) -> str:
    """A file and a folder without permission, beside one with."""
    closed, secret = scene.inbox / "closed", scene.inbox / "secret.png"
    closed.mkdir()
    (closed / "inside.png").write_bytes(variant(1))
    secret.write_bytes(variant(2))
    (scene.inbox / "open.png").write_bytes(variant(3))
    closed.chmod(0)
    secret.chmod(0)
    board = scene.profile.board
    with Watcher().watching(scene) as seen, watching_without_privileges(scene.office.profile):
        until(lambda: {t.path for t in board.troubles()} == {closed, secret})
        until(lambda: len(scene.office.filed()) == 1)
        time.sleep(8)
        assert board.folder_statuses()[1].waiting == 1
        closed.chmod(0o700)
        secret.chmod(0o600)
        until(lambda: len(scene.office.filed()) == 3)
        until(lambda: board.troubles() == [])
    assert seen.told == {closed: 1, secret: 1}, seen.told
    scene.expect(*(variant(number) for number in (1, 2, 3)))
    return "both are told once and named, others are filed; taken when they may be read"


CASES: dict[str, Callable[[Scene], str]] = {
    "slow writer": slow_writer,
    "writer that pauses": writer_that_pauses,
    "pages appended": pages_appended,
    "changed after queueing": changed_in_the_queue,
    "deleted before stable": taken_away,
    "folder moved in": folder_moved_in,
    "many files at once": many_at_once,
    "replaced by another": replaced_by_another,
    "held file taken away": held_taken_away,
    "share unmounted and back": share_unmounted,
    "clock that jumps": clock_that_jumps,
    "file locked by a program": locked,
    "no permission": unreadable,
}


def play(name: str, folder: Path, library: Path, at_once: int = AT_ONCE) -> str:
    """Raises AssertionError when it does not end as it must, CannotMount where it cannot be played.
    `library`: a profile made with `make_library(folder, {"stable_s": STABLE_S})`."""
    office = Office.make(folder, library)
    try:
        with Profile(office.profile) as profile:
            scene = Scene(office, profile, at_once)
            seen = CASES[name](scene)
        office.check_settled(scene.expected)
    finally:
        office.remove()
    return seen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--only", choices=CASES)
    asked = parser.parse_args()
    rows = ["| what happens | what was seen | s |", "|---|---|---|"]
    with tempfile.TemporaryDirectory(prefix="kamiwake-intake-") as name:
        library = Path(name) / "library"
        make_library(library, {"stable_s": STABLE_S})
        for number, case in enumerate(CASES):
            if asked.only not in (None, case):
                continue
            tell(case)
            begun_s = time.monotonic()
            try:
                seen = play(
                    case, Path(name) / str(number), library,
                    AT_ONCE_LONG if asked.long else AT_ONCE,
                )  # fmt: skip
            except CannotMount:
                seen = "not run: it needs the right to mount"
            rows.append(f"| {case} | {seen} | {time.monotonic() - begun_s:.0f} |")
    report("intake" if asked.long else "intake-quick", "\n".join(rows), keep=asked.only is None)


if __name__ == "__main__":
    main()
