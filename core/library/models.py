"""The model of a profile: the one that comes with the program, or one that somebody brought.

A model of its own lies in the profile, as `models/FINGERPRINT/NAME.onnx` with `NAME.json`; which
one is in force is a row of the library. That row is changed by the very transaction that sees
that no template is without a vector of the new model, so until then the earlier model serves,
here and in every other program. Models of earlier choices stay for a while (`old_models`) and their
vectors for good: going back is quick, and a back-up of the library finds what it names.
"""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from core.database.engine import read, write
from core.database.library.tables import ModelChoice
from core.database.types import utc_now
from core.errors import ModelError, ProfileUnavailable
from core.files import sync_folder
from core.library import changes
from core.library.old_models import folder_name, needed_again
from core.library.registry import Registry
from core.library.vectors import without_vector
from core.recognition.embedding import Embedder, ModelFile, default_model, load_model
from core.recognition.trial import tried

_LONGEST_NAME = 60
_TAKE_ANOTHER = (
    "Take it in again with `kamiwake model use FILE.onnx`, or go back to the one that comes with "
    "the program: `kamiwake model use default`."
)


@dataclass(frozen=True)
class Choice:
    """A model of the profile's own. `fingerprint`: of its graph and its JSON together."""

    name: str
    sha256: str
    fingerprint: str


@dataclass(frozen=True)
class Use:
    """How taking a model ended. `complete`: it is in force; otherwise nothing has changed but
    that some templates have a vector of it already."""

    name: str
    sha256: str
    embedded: int
    complete: bool


class Models:
    """Of one profile, whose library database `engine` is on; `folder` holds its own models."""

    def __init__(self, engine: sa.Engine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder

    def choice(self) -> Choice | None:
        """The model in force. None: the one that comes with the program."""
        with read(self._engine) as session:
            row = session.get(ModelChoice, 1)
            return Choice(row.name, row.model_sha256, row.fingerprint) if row else None

    def chosen_at(self) -> datetime | None:
        """When the model in force was chosen. None: nobody chose one."""
        with read(self._engine) as session:
            row = session.get(ModelChoice, 1)
            return row.chosen_at if row else None

    def path(self, choice: Choice) -> Path:
        return self._folder / folder_name(choice.fingerprint) / f"{choice.name}.onnx"

    def embedder(self, choice: Choice | None) -> Embedder:
        """Raises ModelError naming the file when it is gone or damaged: another model would
        judge by vectors that are not its own."""
        if choice is None:
            return Embedder(default_model())
        path = self.path(choice)
        try:
            model = load_model(path)
            embedder = Embedder(model)
        except ModelError as error:
            raise ModelError(
                f"The model of this profile, {path}, is missing or damaged: {error.message}",
                _TAKE_ANOTHER,
                str(path),
            ) from error
        if model.fingerprint != choice.fingerprint:
            raise ModelError(
                f"The model of this profile, {path}, is not as it was taken in.",
                _TAKE_ANOTHER,
                str(path),
            )
        return embedder

    def use(
        self,
        path: Path | None,
        progress: Callable[[int, int], None] | None = None,
        wanted: Callable[[], bool] = lambda: True,
    ) -> Use:
        """Takes `NAME.onnx` with `NAME.json` beside it; None: the one of the program.

        Embeds every template from its stored image, and then switches. `progress` is told how
        many are done, of how many; `wanted` is asked before each whether to go on. An interrupted
        one goes on where it was. Raises ModelError, LibraryError or ProfileError; then the
        earlier model stays in force.
        """
        if path is None:
            embedder, choice = Embedder(default_model()), None
        else:
            embedder = tried(load_model(path))
            choice = self._keep(embedder.model)
        registry = Registry(self._engine, lambda: embedder)
        embedded, complete = 0, False
        while wanted() and not complete:
            embedded += registry.re_embed(progress, wanted, ahead=True)
            complete = wanted() and self._switch(choice, embedder.sha256)
        return Use(embedder.model.name, embedder.sha256, embedded, complete)

    def _keep(self, model: ModelFile) -> Choice:
        """Copies it into the profile; what lies there is replaced only where it differs."""
        choice = Choice(_safe(model.name), model.sha256, model.fingerprint)
        graph = self.path(choice)
        try:
            needed_again(self._engine, graph.parent)
            graph.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(graph.with_suffix(".json"), model.text)
            _write_whole(graph, model.graph)
        except OSError as error:
            raise ProfileUnavailable(
                f"{model.path} cannot be copied into {graph.parent} ({error}).",
                "Make room there and check that you may write; the model in use stays.",
                str(graph.parent),
            ) from error
        return choice

    def _switch(self, choice: Choice | None, sha256: str) -> bool:
        """One transaction; False when a template without a vector has come meanwhile."""
        with write(self._engine) as session:
            if without_vector(session, sha256):
                return False
            session.execute(sa.delete(ModelChoice))
            if choice is not None:
                session.add(
                    ModelChoice(
                        choice_id=1, name=choice.name, model_sha256=choice.sha256,
                        fingerprint=choice.fingerprint, chosen_at=utc_now(),
                    )
                )  # fmt: skip
            changes.count_up(session)  # everybody looks again, and judges again what is held
            session.commit()
        return True


def _safe(name: str) -> str:
    """A name that every system and the database takes."""
    text = name.encode("utf-8", "replace").decode()
    kept = "".join(c if c.isalnum() or c in "-_. ()" else "_" for c in text)[:_LONGEST_NAME]
    return kept.strip(" .") or "model"


def _write_whole(path: Path, content: bytes) -> None:
    """Never leaves half a file under that name, not even at a power cut."""
    with contextlib.suppress(OSError):
        if path.read_bytes() == content:
            return
    part = path.with_name(f".{uuid.uuid4().hex}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)
