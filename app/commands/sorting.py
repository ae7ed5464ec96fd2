"""`classify`, `sort`, `watch` and `folder ...`."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from app.bootstrap import Profile
from app.commands.admin import PasswordOption, require_administrator
from app.commands.common import (
    SOME_FAILED,
    JsonOption,
    ProfileOption,
    documents_in,
    existing_folder,
    open_profile,
)
from app.output import Output
from core.domain import VerdictKind, WatchedFolder
from core.engine import Engine
from core.filing.naming import validate_pattern
from core.filing.places import Places
from core.filing.plan import plan_filing
from core.sorter import Outcome
from core.upkeep import Patience
from core.watch import list_files

folder_app = typer.Typer(help="Watched folders.", no_args_is_help=True)

ToOption = Annotated[Path, typer.Option("--to", help="Where filed documents go.", file_okay=False)]
PatternOption = Annotated[
    str | None,
    typer.Option(help="Naming pattern, such as {class}/{sub_label}/{condition}/{original}."),
]


def classify(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Documents, or folders of them.")],
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell what documents are, and move nothing."""
    with open_profile(context, profile) as opened:
        opened.refresh()
        outcomes = (o for o, _ in opened.classifier.classify(documents_in(paths)))
        report(outcomes, Output(as_json))


def sort(
    context: typer.Context,
    inbox: Annotated[Path, typer.Argument(file_okay=False, help="The folder to sort.")],
    to: ToOption,
    once: Annotated[bool, typer.Option("--once", help="End when all is sorted.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    pattern: PatternOption = None,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """File the documents of a folder; what is not certain stays there and is remembered."""
    output = Output(as_json)
    with open_profile(context, profile) as opened:
        chosen = pattern or opened.settings.naming_pattern
        validate_pattern(chosen)
        folder = WatchedFolder(0, existing_folder(inbox), to.absolute(), chosen)
        problem = Places([folder], opened.path).problem(folder)
        if problem:
            raise problem
        if dry_run:
            report(_preview(opened, folder), output)
        else:
            engine = opened.engine(lambda: [folder])
            run_engine(engine, output, once, lambda: _tell_held(opened, output, folder.inbox))


def watch(
    context: typer.Context,
    once: Annotated[bool, typer.Option("--once", help="End when all is sorted.")] = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Sort the profile's watched folders until stopped (Ctrl+C)."""
    output = Output(as_json)
    with open_profile(context, profile) as opened:
        # A service that starts on a full disk waits for room, as one does that runs already.
        patience = Patience(threading.Event())
        engine = opened.engine() if once else patience.insist(opened.engine)
        assert engine is not None  # nobody tells this patience to stop
        run_engine(engine, output, once, lambda: _tell_watched(opened, output))


def _tell_watched(profile: Profile, output: Output) -> None:
    folders = profile.folders.all()
    if not folders:
        output.say("No folder is watched yet: kamiwake folder add INBOX --to DESTINATION")
    for folder in folders:
        output.say(f"Watching {folder.inbox} → {folder.destination}")
        _tell_held(profile, output, folder.inbox)


def _tell_held(profile: Profile, output: Output, inbox: Path) -> None:
    """So that nobody wonders why a file is not taken."""
    held = [entry for entry in profile.journal.held() if entry.source.is_relative_to(inbox)]
    still_there = sum(entry.source.exists() for entry in held)
    if still_there:
        output.say(f"{still_there} held from earlier: see `kamiwake history`.")


def run_engine(
    engine: Engine, output: Output, once: bool, begun: Callable[[], object] = lambda: None
) -> None:
    """Prints outcomes until the engine ends by itself or is told to. `begun`: what to do when it
    is the one that sorts the profile."""
    with _stopped_by_signals(engine):
        report(engine.run(once, begun), output)


def report(outcomes: Iterable[Outcome], output: Output) -> None:
    """Prints each outcome and a summary. Exits with 1 when a document failed."""
    counts = dict.fromkeys(VerdictKind, 0)
    failed = 0
    for outcome in outcomes:
        output.outcome(outcome)
        counts[outcome.verdict.kind] += 1
        failed += outcome.failed
    shares = ", ".join(f"{count} {kind.value}" for kind, count in counts.items())
    total = sum(counts.values())
    documents = "1 document" if total == 1 else f"{total} documents"
    output.say(f"{documents}: {shares}" + f", {failed} failed" * bool(failed))
    if failed:
        raise typer.Exit(SOME_FAILED)


def _preview(profile: Profile, folder: WatchedFolder) -> Iterator[Outcome]:
    profile.refresh()
    left_out = Places([folder]).left_out(folder)
    paths = (s.path for s in list_files(folder.inbox, left_out))
    now = datetime.now().astimezone()
    for outcome, document in profile.classifier.classify(paths):
        if document is None or outcome.verdict.label is None:
            yield outcome
        else:
            plan = plan_filing(
                document, outcome.verdict.label, folder, now, condition=outcome.verdict.condition
            )
            yield Outcome(outcome.path, outcome.verdict, plan.target)


@contextmanager
def _stopped_by_signals(engine: Engine) -> Iterator[None]:
    """Ctrl+C and a service's stop end the engine after the document in hand."""
    kinds = (signal.SIGINT, signal.SIGTERM)
    earlier = {kind: signal.signal(kind, lambda *_: engine.stop()) for kind in kinds}
    try:
        yield
    finally:
        for kind, handler in earlier.items():
            signal.signal(kind, handler)


@folder_app.command("add")
def add_folder(
    context: typer.Context,
    inbox: Annotated[Path, typer.Argument(file_okay=False)],
    to: ToOption,
    pattern: PatternOption = None,
    password_stdin: PasswordOption = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Watch a folder: a running engine takes it up at once."""
    with open_profile(context, profile) as opened:
        require_administrator(context, opened, password_stdin)
        chosen = pattern or opened.settings.naming_pattern
        folder = opened.folders.add(existing_folder(inbox), to.absolute(), chosen)
    text = f"{folder.folder_id}: {folder.inbox} → {folder.destination}"
    Output(as_json).record(_folder_record(folder), text)


@folder_app.command("list")
def list_folders(
    context: typer.Context, profile: ProfileOption = None, as_json: JsonOption = False
) -> None:
    """The watched folders and their numbers."""
    output = Output(as_json)
    with open_profile(context, profile) as opened:
        folders = opened.folders.all()
    for folder in folders if as_json else ():
        output.record(_folder_record(folder), "")
    rows = [(str(f.folder_id), str(f.inbox), str(f.destination), f.pattern) for f in folders]
    if rows:
        output.table("Watched folders", ("No.", "Inbox", "Destination", "Naming"), rows)
    else:
        output.say("No folder is watched yet: kamiwake folder add INBOX --to DESTINATION")


@folder_app.command("remove")
def remove_folder(
    context: typer.Context,
    number: Annotated[int, typer.Argument(help="As `folder list` shows it.")],
    password_stdin: PasswordOption = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Watch a folder no longer. Its files stay."""
    with open_profile(context, profile) as opened:
        require_administrator(context, opened, password_stdin)
        folder = opened.folders.remove(number)
    Output(as_json).record(_folder_record(folder), f"{folder.inbox} is no longer watched.")


def _folder_record(folder: WatchedFolder) -> dict[str, Any]:
    return {
        "folder": folder.folder_id,
        "inbox": str(folder.inbox),
        "to": str(folder.destination),
        "pattern": folder.pattern,
        "enabled": folder.enabled,
    }
