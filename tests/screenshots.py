"""Pictures of every view and panel: `python tests/screenshots.py FOLDER`.

Light and dark, at 100 % and 200 %, empty and full, with long Japanese names, in a small window.
Each combination runs in a process of its own, because Qt takes the scale at its start.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent / "app" / "gui")]
LOOKS = [("light", 1), ("dark", 1), ("light", 2), ("dark", 2)]


def main(folder: Path) -> None:
    for scheme, scale in LOOKS:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(scale),
        }
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
            environment["HOME"] = environment["USERPROFILE"] = home  # shown as ~
            command = [sys.executable, __file__, str(folder / f"{scheme}-{scale}00"), scheme]
            subprocess.run(command, check=True, env=environment)
    print(f"{len(list(folder.rglob('*.png')))} pictures in {folder}")


def take(folder: Path, scheme: str) -> None:
    from PySide6.QtCore import Qt

    from app.gui import make_application, make_look

    application = make_application(["kamiwake"])
    look = make_look(application)
    look.theme.ask_for(Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light)
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in scenes(Path.home(), look):
        picture.save(str(folder / f"{name}.png"))
        print(folder.name, name, flush=True)


def scenes(work: Path, look: object) -> Iterator[tuple[str, object]]:  # noqa: PLR0915
    from desk_top import (
        LONG_NAME,
        SAMPLES,
        dragging,
        pdf_of,
        photo_of,
        put,
        register,
        register_samples,
        samples_of,
        scans,
        settle,
    )
    from editions import edition_file
    from PySide6.QtCore import QPoint

    from app.bootstrap import Profile
    from app.main_window import LIBRARY, SORT, MainWindow
    from core.domain import Label, SubLabelKind
    from core.errors import DestinationUnavailable
    from core.filing.board import FolderStatus
    from core.settings import Settings

    def opened(profile: Profile) -> MainWindow:
        window = MainWindow(profile, look)
        window.resize(1120, 740)  # as on a desk: the offscreen screen is smaller
        window.sorting_desk.keeps_engine = False
        window.show()
        window.start()
        settle(lambda: window.library_desk.state is not None and window.sorting_desk.state)
        return window

    def grab(window: MainWindow) -> object:
        for _ in range(3):  # painting asks for pictures, and pictures for painting
            window.grab()
            settle(lambda: not window.library_desk._tasks.busy)
            settle(lambda: not window._picture_tasks.busy)
            settle(lambda: not window.comparing_desk.busy)
            settle_for(0.1)
        return window.grab()

    def settle_for(seconds: float) -> None:
        end = time.monotonic() + seconds
        settle(lambda: time.monotonic() > end)

    def wait(window: MainWindow, condition: Callable[[], object]) -> None:
        settle(condition)
        settle(lambda: True)

    with Profile(work / "empty", Settings()) as profile:
        window = opened(profile)
        settle(window.guide.isVisible)
        yield "01-first-start-sort", grab(window)
        window.show_view(LIBRARY)
        yield "02-first-start-library", grab(window)
        with dragging(window.library_view.empty, [scans()[0]], QPoint(200, 200)):
            yield "03-first-start-drag", grab(window)
        window.show_view(SORT)
        window.sort_view.add_folder()
        yield "04-first-start-folder", grab(window)
        window.close()

    inbox, filed = work / "スキャン受信箱", work / "Filed"
    with ExitStack() as exits, Profile(work / "full", Settings(stable_s=0)) as profile:
        register_samples(profile)
        stained = samples_of("Incident report")[0]
        quote = samples_of("御見積書")[0]  # two editions alike: their scans have to be asked about
        register(profile, pdf_of(work / "2026.pdf", quote), Label("御見積書", "2026"))
        register(profile, scans()[0], Label(LONG_NAME))
        register(
            profile, scans()[1], Label(LONG_NAME, "汚れ・しわのある写し"), SubLabelKind.CONDITION
        )
        profile.folders.add(inbox, filed, "{class}/{sub_label}/{original}")
        other = profile.folders.add(work / "mail room", work / "archive", "{class}/{original}")
        profile.folders.enable(other.folder_id, False)
        put(inbox, *scans())
        (inbox / "broken scan of a very long name indeed 2024-11-24 (3).pdf").write_bytes(
            b"%PDF-1.4"
        )
        list(profile.engine().run(once=True))
        locked = put(inbox, scans()[0])[0]
        profile.board.tell_trouble(locked, 1, DestinationUnavailable(
            f"“{locked.name}” could not be put into ~/Filed (No space left on device).",
            "Make room on that disk. The document stays where it was and is tried again.",
        ))  # fmt: skip
        profile.board.tell_folder(FolderStatus(1, 132, False))
        exits.enter_context(profile.journal.lease("screenshots"))  # as if an engine were at work
        window = opened(profile)
        view, library = window.sort_view, window.library_view
        settle(lambda: view.documents.rows)
        settle_for(2.5)
        profile.board.tell_folder(FolderStatus(1, 97, False))
        settle_for(1)
        yield "10-sort", grab(window)
        rows = view.documents.rows
        model = view.list.model()

        def select(wanted: Callable[[object], bool]) -> None:
            at = next(number for number, row in enumerate(rows) if wanted(row))
            view.list.setCurrentIndex(model.index(at, 0))

        select(lambda row: row.proposal)
        yield "11-sort-held", grab(window)
        select(lambda row: row.entry and not row.held)
        yield "12-sort-filed", grab(window)
        select(lambda row: row.trouble)
        yield "13-sort-trouble", grab(window)
        select(lambda row: row.held and not row.entry.verdict.candidates)
        yield "14-sort-unreadable", grab(window)
        view.folders.edit(1)
        yield "15-sort-folder", grab(window)
        view.folder_panel.pattern.setText("{class}/{klass}")
        yield "15-sort-folder-wrong", grab(window)
        view._leave_folder()
        select(lambda row: row.held and not row.proposal and row.entry.verdict.candidates)
        yield "16-sort-unknown", grab(window)
        with dragging(view.place, [scans()[0]], QPoint(200, 200)):
            yield "17-sort-drag", grab(window)
        window._engine_died(True)
        window.toast.say("scan_0012.jpg is in /archive/Claim form A", "Undo", lambda: None)
        yield "18-sort-notice-toast", grab(window)
        window.notice.dismiss()
        window.toast.hide()
        view.chips.choose(1)
        yield "19-sort-to-decide", grab(window)
        view.chips.choose(0)

        window.show_view(LIBRARY)
        yield "20-library", grab(window)
        library._select_class(LONG_NAME)
        yield "21-library-class", grab(window)
        card = library.class_grid.visualRect(library.class_grid.model().index(1, 0))
        lower = card.center() + QPoint(0, 40)
        with dragging(library.class_grid.viewport(), [stained], lower):
            yield "22-library-drag-card", grab(window)
        space = QPoint(library.class_grid.width() - 20, library.class_grid.height() - 20)
        with dragging(library.class_grid.viewport(), [stained], space):
            yield "23-library-drag-space", grab(window)
        library.open_class(LONG_NAME)
        library.sample_grid.setCurrentIndex(library.samples.index(1))
        yield "24-library-samples", grab(window)
        library.sample_panel._move.unfold()
        yield "25-library-move", grab(window)
        library.close_class()
        library._select_class("採購申請單")
        settle(lambda: library.class_panel.twins.lines)
        library.class_panel.twins.lines[0].click()
        yield "25-library-twins", grab(window)
        library.class_panel.faces.buttons[1].click()
        yield "25-library-twins-other", grab(window)
        library.search.setText("nothing of that name")
        yield "26-library-nothing-found", grab(window)
        library.search.setText("")

        graph = work / "office forms 2026.onnx"
        with dragging(window.rail, [graph], QPoint(20, 200)):
            yield "27-drag-model", grab(window)
        with dragging(window.rail, [graph, work / "another.onnx"], QPoint(20, 200)):
            yield "28-drag-models", grab(window)
        window.model_desk.began.emit(graph.stem)
        for done in (100, 118):
            window.model_desk.progressed.emit(done, 500)
            settle_for(2.2)
        window.model_desk.progressed.emit(130, 500)
        yield "29-model-progress", grab(window)
        window.model_desk.over.emit()

        def register_in_window(*files: Path) -> None:
            library.registration.leave()
            library.register_files(list(files))
            panel = library.registration
            wait(window, lambda: panel._image is not None or not panel._preview._image)
            settle(lambda: panel._examination is not None or panel._advice.property("error"))

        register_in_window(
            photo_of(work / "Reisekostenabrechnung 2025.jpg", samples_of("Travel expense claim")[0])
        )
        yield "30-register-photo", grab(window)
        letters = pdf_of(
            work / "three pages.pdf",
            *[s for s in scans() if s.suffix == ".jpg"][:3],
            blank_first=True,
        )
        register_in_window(letters, SAMPLES / "expected.csv")
        yield "31-register-pages", grab(window)
        register_in_window(edition_file(work, "2025"))
        settle(lambda: library.registration._preview.marks)
        yield "33-register-twin", grab(window)
        register_in_window(SAMPLES / "expected.csv")
        yield "32-register-unreadable", grab(window)
        library.registration.leave()
        window.resize(820, 560)
        window.show_view(SORT)
        select(lambda row: row.held and row.entry.verdict.candidates)
        yield "40-small-sort", grab(window)
        window.show_view(LIBRARY)
        yield "41-small-library", grab(window)
        register_in_window(samples_of("年末調整申告書")[0])
        yield "42-small-register", grab(window)
        library.registration.leave()
        window.close()


if __name__ == "__main__":
    if len(sys.argv) == 3:
        take(Path(sys.argv[1]), sys.argv[2])
    else:
        main(Path(sys.argv[1]))
