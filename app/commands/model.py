"""`model ...`: the recognition model of a profile."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.admin import PasswordOption, require_administrator
from app.commands.common import SOME_FAILED, JsonOption, ProfileOption, open_profile
from app.output import Output, progress_bar
from core.errors import WrongUse

BUNDLED = "default"
model_app = typer.Typer(help="The recognition model.", no_args_is_help=True)


@model_app.command("show")
def show_model(
    context: typer.Context, profile: ProfileOption = None, as_json: JsonOption = False
) -> None:
    """The model in use and what was measured with it."""
    output = Output(as_json)
    with open_profile(context, profile) as opened:
        own = opened.models.choice() is not None
        embedder = opened.embedder
        model, calibration = embedder.model, embedder.calibration
        one_wrong_in = opened.settings.one_wrong_in
    description = model.description
    evaluation = description.get("evaluation")
    thresholds = {
        str(size): round(embedder.thresholds(size, one_wrong_in)[1], 4)
        for size in calibration.gallery_sizes
    }
    record = {
        "name": description.get("name") or model.name,
        "version": description.get("version"),
        "own": own,
        "path": model.path,
        "sha256": model.sha256,
        "size_px": model.size_px,
        "dim": model.dim,
        "evaluation": evaluation,
        "one_wrong_in": one_wrong_in,
        "thresholds": thresholds,
    }
    origin = "of this profile" if own else "comes with the program"
    lines = [
        f"{record['name']} ({origin})",
        f"  {model.path}",
        f"  SHA-256 {model.sha256}",
        f"  {model.size_px} x {model.size_px} px -> {model.dim} numbers a page",
        *(f"  {line}" for line in _evaluation_lines(evaluation)),
    ]
    output.record(record, lines[0])
    for line in lines[1:]:
        output.say(line)
    rows = [(size, f"{score:.3f}") for size, score in thresholds.items()]
    title = f"Score from which at most 1 unregistered document in {one_wrong_in:,} is filed"
    output.table(title, ("Templates", "Score"), rows)


@model_app.command("use")
def use_model(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE.onnx|default",
            help="An exported model, its .json beside it; or `default`: the one of the program.",
        ),
    ],
    password_stdin: PasswordOption = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take another model. The library is embedded again from its stored images; the earlier model
    serves until that is complete, and running programs then change over by themselves."""
    path = None if file == BUNDLED else _model_file(Path(file))
    output = Output(as_json)
    try:
        with open_profile(context, profile) as opened:
            require_administrator(context, opened, password_stdin)
            with progress_bar("Embedding") as progress:
                used = opened.models.use(path, progress)
    except KeyboardInterrupt:
        print(
            "Stopped: the earlier model stays in use. The same command goes on where it was.",
            file=sys.stderr,
        )
        raise typer.Exit(SOME_FAILED) from None
    again = {0: "no template had to be", 1: "1 template was"}.get(
        used.embedded, f"{used.embedded:,} templates were"
    )
    record = {
        "model": used.name, "sha256": used.sha256, "own": path is not None,
        "embedded": used.embedded,
    }  # fmt: skip
    output.record(record, f"✓ {used.name} is in use; {again} embedded again.", "green")


def _model_file(path: Path) -> Path:
    if path.suffix.lower() != ".onnx":
        raise WrongUse(
            f"{path} is no model: that is a file NAME.onnx, with NAME.json beside it.",
            f"Name the .onnx file, or `{BUNDLED}` for the model that comes with the program.",
            str(path),
        )
    if not path.is_file():
        raise WrongUse(f"There is no file {path}.", "Check the name.", str(path))
    return path.absolute()


def _evaluation_lines(evaluation: Any) -> Iterator[str]:
    """What its exporter measured, in a few lines; `--json` has all of it."""
    if not isinstance(evaluation, dict):
        return
    for key, value in evaluation.items():
        if isinstance(value, int | float | str):
            yield f"{str(key).replace('_', ' ')}: {value}"
    sets = evaluation.get("sets")
    for name, figures in sets.items() if isinstance(sets, dict) else ():
        groups = figures.get("kinds", ()) if isinstance(figures, dict) else ()
        shares = [f"{group['name']} {_counted(group.get('top1_class'))}" for group in groups]
        if shares:
            yield f"right class on the set {name}, by its embedding alone: {', '.join(shares)}"


def _counted(share: Any) -> str:
    if not isinstance(share, dict) or "hits" not in share:
        return "not measured"
    return f"{share['hits']:,} of {share['of']:,}"
