"""`register` and `library ...`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import Profile
from app.commands import transfer
from app.commands.admin import PasswordOption, require_administrator
from app.commands.common import (
    SOME_FAILED,
    JsonOption,
    ProfileOption,
    end_by,
    existing_folder,
    open_profile,
)
from app.output import Output, progress_bar
from core.bulk import Brought, Job, tree_jobs
from core.domain import Label, SubLabelKind
from core.errors import KamiwakeError, LabelNotFound, WrongUse
from core.library.registry import Registry, checked_name

library_app = typer.Typer(help="What is registered.", no_args_is_help=True)
library_app.command("export")(transfer.export)
library_app.command("import")(transfer.import_library)


def register(
    context: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(help="Samples of one form.")] = None,
    class_name: Annotated[str, typer.Option("--class", help="The kind of document.")] = "",
    sub_label: Annotated[str, typer.Option(help="A variant of the class.")] = "",
    kind: Annotated[
        SubLabelKind | None,
        typer.Option(help="What a new sub-label is. Default: layout.", show_default=False),
    ] = None,
    page: Annotated[
        int | None, typer.Option(min=1, help="Page to register. Default: the first with content.")
    ] = None,
    from_tree: Annotated[
        Path | None, typer.Option(help="A folder ROOT/class/[sub-label/]file.")
    ] = None,
    password_stdin: PasswordOption = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Register samples: one is enough for a class."""
    if from_tree is not None:
        if files or class_name or sub_label:
            raise WrongUse("--from-tree takes names from the folders.", "Give it alone.")
        jobs = list(tree_jobs(existing_folder(from_tree)))
        if not jobs:
            raise WrongUse(
                f"There is no file in {from_tree}.",
                "Put one sample of each form into CLASS/, or into CLASS/SUB-LABEL/.",
                str(from_tree),
            )
    else:
        label = _wanted_label(files, class_name, sub_label, kind)
        jobs = [Job(path, label, page) for path in files or ()]
    output, new_kind = Output(as_json), kind or SubLabelKind.LAYOUT
    with open_profile(context, profile) as opened:
        require_administrator(context, opened, password_stdin)
        if kind is not None:
            for label in dict.fromkeys(job.label for job in jobs if job.label.sub_label):
                _refuse_other_kind(opened.registry, label, kind)
        if from_tree is not None:
            errors = register_tree(opened, jobs, from_tree.absolute().name, output, new_kind)
        else:
            errors = list(register_each(opened, jobs, output, new_kind))
    end_by(errors)


def _wanted_label(
    files: list[Path] | None, class_name: str, sub_label: str, kind: SubLabelKind | None
) -> Label:
    """Raises WrongUse for what is missing, and LabelRefused for a name that cannot be used."""
    if not files or not class_name:
        raise WrongUse(
            "A registration needs a file and a class.",
            "Use `kamiwake register FILE --class NAME` or `--from-tree FOLDER`.",
        )
    label = Label(checked_name(class_name), checked_name(sub_label, optional=True))
    if kind is SubLabelKind.CONDITION and not label.sub_label:
        raise WrongUse(
            f"A condition is a sub-label of its class, and none is given for {label}.",
            "Name it, such as `--sub-label stained`.",
            class_name,
        )
    return label


def _refuse_other_kind(registry: Registry, label: Label, kind: SubLabelKind) -> None:
    """Raises WrongUse where the sub-label is there already and is of another kind."""
    try:
        known = registry.find(label)
    except LabelNotFound:
        return
    found = SubLabelKind.CONDITION if registry.is_condition(known) else SubLabelKind.LAYOUT
    if found is not kind:
        raise WrongUse(
            f"{known} is a {found.value} already, not a {kind.value}.",
            f"Give `--kind {found.value}` or none to add a sample to it, or another --sub-label.",
            str(known),
        )


def register_each(
    profile: Profile, jobs: Iterable[Job], output: Output, kind: SubLabelKind
) -> Iterator[KamiwakeError | None]:
    """Registers one after the other, tells of each, and yields its error or None."""
    for job, found in profile.bulk.read(jobs):
        try:
            if isinstance(found, KamiwakeError):
                raise found
            number = profile.registry.register(found, job.label, kind)
        except KamiwakeError as error:
            output.failure({"path": str(job.path)}, error)
            yield error
            continue
        _tell_of(output, Brought(number, job.label, found.source_name, found.page, job.path))
        yield None


def register_tree(
    profile: Profile, jobs: Sequence[Job], source: str, output: Output, kind: SubLabelKind
) -> list[KamiwakeError | None]:
    """Registers a whole folder as one change, and then tells of each file; its error or None."""
    try:
        with progress_bar("Reading") as progress:
            outcome = profile.bulk.carry_out(jobs, source, kind, progress)
    except KeyboardInterrupt:
        print("Stopped: nothing was registered.", file=sys.stderr)
        raise typer.Exit(SOME_FAILED) from None
    brought = {one.path: one for one in outcome.brought}
    wrong = {one.path: one.error for one in outcome.left_out}
    for job in jobs:
        if job.path in brought:
            _tell_of(output, brought[job.path])
        else:
            output.failure({"path": str(job.path)}, wrong[job.path])
    return [wrong.get(job.path) for job in jobs]


def _tell_of(output: Output, one: Brought) -> None:
    record = {
        "path": str(one.path),
        "class": one.label.class_name,
        "sub_label": one.label.sub_label or None,
        "page": one.page,
        "template": one.template_id,
    }
    output.record(record, f"+ {one.label}  ({one.name}, page {one.page})", "green")


@library_app.command("list")
def list_library(
    context: typer.Context, profile: ProfileOption = None, as_json: JsonOption = False
) -> None:
    """Classes, their sub-labels, and how many samples each has."""
    output = Output(as_json)
    with open_profile(context, profile) as opened:
        summaries = opened.registry.summaries()
    for line in summaries if as_json else ():
        label = line.label
        record = {
            "class": label.class_name,
            "sub_label": label.sub_label or None,
            "kind": line.kind.value if line.kind else None,
            "samples": line.samples,
        }
        output.record(record, "")
    if not summaries:
        output.say("Nothing is registered yet: kamiwake register FILE --class NAME")
        return
    rows = [
        (line.label.class_name if line.kind is None else "", line.label.sub_label,
         line.kind.value if line.kind else "", str(line.samples))
        for line in summaries
    ]  # fmt: skip
    output.table("Library", ("Class", "Sub-label", "Kind", "Samples"), rows)


@library_app.command()
def rename(
    context: typer.Context,
    class_name: Annotated[str, typer.Argument(metavar="CLASS")],
    new_name: Annotated[str, typer.Argument()],
    sub_label: Annotated[str, typer.Option(help="Rename this sub-label of CLASS.")] = "",
    password_stdin: PasswordOption = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give a class or sub-label another name. Filed documents stay where they are."""
    label = Label(class_name, sub_label)
    with open_profile(context, profile) as opened:
        require_administrator(context, opened, password_stdin)
        event = opened.registry.rename(label, new_name)
    _done(as_json, event, "rename", f"{label} is now “{new_name}”.")


@library_app.command()
def merge(
    context: typer.Context,
    source: Annotated[str, typer.Argument(help="The class to give up.")],
    into: Annotated[str, typer.Argument(help="The class that takes its samples.")],
    sub_label: Annotated[str, typer.Option(help="Give up only this sub-label of SOURCE.")] = "",
    into_sub_label: Annotated[str, typer.Option(help="Make them this sub-label of INTO.")] = "",
    password_stdin: PasswordOption = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make two classes or sub-labels one."""
    first, second = Label(source, sub_label), Label(into, into_sub_label)
    with open_profile(context, profile) as opened:
        require_administrator(context, opened, password_stdin)
        event = opened.registry.merge(first, second)
    _done(as_json, event, "merge", f"{first} is now part of {second}.")


@library_app.command()
def retire(
    context: typer.Context,
    class_name: Annotated[str, typer.Argument(metavar="CLASS")],
    sub_label: Annotated[str, typer.Option(help="Retire only this sub-label of CLASS.")] = "",
    password_stdin: PasswordOption = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a class or sub-label out of use. Nothing is deleted; `library undo` brings it back."""
    label = Label(class_name, sub_label)
    with open_profile(context, profile) as opened:
        require_administrator(context, opened, password_stdin)
        event = opened.registry.retire(label)
    _done(as_json, event, "retire", f"{label} is no longer recognised.")


@library_app.command("undo")
def undo_library(
    context: typer.Context,
    password_stdin: PasswordOption = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take back the latest change of the library."""
    with open_profile(context, profile) as opened:
        require_administrator(context, opened, password_stdin)
        change = opened.registry.undo_last()
    record = {"undone": change.kind, "event": change.event_id, "what": change.what}
    Output(as_json).record(record, f"Undone: {change.what}.")


def _done(as_json: bool, event: int, kind: str, text: str) -> None:
    Output(as_json).record({"event": event, "kind": kind}, text)
