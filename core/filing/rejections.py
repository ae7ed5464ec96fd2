"""What people said in review that a document is not, by its content: it is never offered again.

Calling a document unknown rejects what it was proposed as. The candidates of one that looked like
nothing were never proposed: of those only the templates are rejected, so that a better sample of
the same class may still be found. Nothing else rejects: whoever chooses the second candidate files
the document, and whoever takes a filing back may have disliked the folder and not the label. Such
a document waits for a person anyway, and one key files it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.database.engine import read, write
from core.database.journal.tables import DismissalRow, HeldRow, RejectionRow
from core.database.types import utc_now
from core.domain import HeldReason, Label, Rejected, Verdict, VerdictKind
from core.filing.claims import no_such, not_waiting
from core.filing.facts import describe_held
from core.filing.journal import next_revision
from core.filing.records import verdict_from_record, verdict_to_record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CALLED_UNKNOWN = "Called unknown by hand: it is none of the forms it was compared with."


class Rejections:
    """Each method is one transaction of the journal database."""

    def __init__(
        self,
        engine: sa.Engine,
        called_now: Callable[[Label, int], Label] = lambda label, _template_id: label,
    ) -> None:
        """`called_now`: what a label of old is called, told by a template that it had."""
        self._engine = engine
        self._called_now = called_now

    def of(self, sha256: str) -> Rejected:
        """What a content is not."""
        standing = (DismissalRow.sha256 == sha256) & DismissalRow.withdrawn_at.is_(None)
        with read(self._engine) as session:
            dismissals = session.scalars(sa.select(DismissalRow).where(standing)).all()
            rows = session.scalars(sa.select(RejectionRow).join(DismissalRow).where(standing)).all()
        labels = (self._label_of(row) for row in rows if row.whole_label)
        templates = (row.template_id for row in rows if row.template_id is not None)
        unknown = any(
            row.why == HeldReason.CALLED_UNKNOWN and row.known_since is None for row in dismissals
        )
        return Rejected(frozenset(labels), frozenset(templates), unknown)

    def call_unknown(self, held_ids: Sequence[int]) -> tuple[int, ...]:
        """Documents that are none of their candidates leave the queue, and all others of the same
        content with them; returns what `withdraw` takes. Raises FilingError when someone has
        decided already; then nothing is changed."""
        return self._dismiss(held_ids, HeldReason.CALLED_UNKNOWN)

    def set_aside(self, held_ids: Sequence[int]) -> tuple[int, ...]:
        """Documents leave the queue and stay where they are, whatever is registered. Otherwise as
        `call_unknown`."""
        return self._dismiss(held_ids, HeldReason.SET_ASIDE)

    def withdraw(self, dismissal_ids: Iterable[int]) -> None:
        """Takes back what was said. Documents that still lie there wait again as they did."""
        with write(self._engine) as session:
            for number in dismissal_ids:
                row = session.get_one(DismissalRow, number)
                if row.withdrawn_at is None:
                    row.withdrawn_at = utc_now()
                    _restore(session, row)
            session.commit()

    def accept(self, sha256: str, label: Label) -> None:
        """A person has filed a content as this after all."""
        of_content = sa.select(RejectionRow).join(DismissalRow)
        of_content = of_content.where(DismissalRow.sha256 == sha256)
        with write(self._engine) as session:
            for row in session.scalars(of_content).all():
                if self._label_of(row) == label:
                    session.delete(row)
            session.execute(
                sa.update(DismissalRow)
                .where(DismissalRow.sha256 == sha256, DismissalRow.known_since.is_(None))
                .values(known_since=utc_now())
            )
            session.commit()

    def _label_of(self, row: RejectionRow) -> Label:
        label = Label(row.class_name, row.sub_label)
        return label if row.template_id is None else self._called_now(label, row.template_id)

    def _dismiss(self, held_ids: Sequence[int], why: HeldReason) -> tuple[int, ...]:
        done: dict[int, DismissalRow] = {}
        with write(self._engine) as session:
            for held_id in held_ids:
                for row in _waiting(session, held_id):
                    if row.held_id not in done:
                        done[row.held_id] = _dismissal(session, row, why)
            session.flush()
            numbers = tuple(dismissal.dismissal_id for dismissal in done.values())
            session.commit()
        return numbers


def called_unknown(verdict: Verdict) -> Verdict:
    """The verdict on a document that a person called unknown: nothing is proposed."""
    return replace(
        verdict, kind=VerdictKind.UNKNOWN, label=None, score=0.0, margin=0.0, candidates=(),
        reason=CALLED_UNKNOWN, condition="", print_missing=False,
    )  # fmt: skip


def _waiting(session: Session, held_id: int) -> Iterator[HeldRow]:
    """The document, and the others of its content that are held."""
    row = session.get(HeldRow, held_id)
    if row is None:
        raise no_such(f"h{held_id}")
    if row.released_at is not None:
        raise not_waiting(row.path)
    yield row
    if row.sha256 is not None:
        alike = sa.select(HeldRow).where(
            HeldRow.sha256 == row.sha256, HeldRow.released_at.is_(None), HeldRow.held_id != held_id
        )
        yield from session.scalars(alike).all()


def _dismissal(session: Session, row: HeldRow, why: HeldReason) -> DismissalRow:
    verdict = verdict_from_record(row.verdict)
    dismissal = DismissalRow(
        at=utc_now(), held_id=row.held_id, sha256=row.sha256, why=why, why_before=row.why,
        verdict_before=row.verdict,
    )  # fmt: skip
    session.add(dismissal)
    session.flush()
    row.why, row.revision = why, next_revision(session)
    if why is HeldReason.CALLED_UNKNOWN:
        session.add_all(_rejections(dismissal.dismissal_id, verdict))
        _judge(row, called_unknown(verdict))
    return dismissal


def _rejections(dismissal_id: int, verdict: Verdict) -> Iterator[RejectionRow]:
    proposed = verdict.kind is not VerdictKind.UNKNOWN
    found = [(each.label, each.template_id) for each in verdict.candidates]
    if verdict.label is not None and all(label != verdict.label for label, _ in found):
        yield _rejection(dismissal_id, verdict.label, None, True)
    for label, template_id in found:
        yield _rejection(dismissal_id, label, template_id, proposed)


def _rejection(
    dismissal_id: int, label: Label, template_id: int | None, whole: bool
) -> RejectionRow:
    return RejectionRow(
        dismissal_id=dismissal_id, class_name=label.class_name, sub_label=label.sub_label,
        template_id=template_id, whole_label=whole,
    )  # fmt: skip


def _restore(session: Session, dismissal: DismissalRow) -> None:
    """The document may have been judged again meanwhile: it is found by its content then."""
    mine = HeldRow.held_id == dismissal.held_id
    if dismissal.sha256 is not None:
        mine |= HeldRow.sha256 == dismissal.sha256
    rows = sa.select(HeldRow).where(
        mine, HeldRow.released_at.is_(None), HeldRow.why == dismissal.why
    )
    for row in session.scalars(rows).all():
        row.why, row.revision = dismissal.why_before, next_revision(session)
        _judge(row, verdict_from_record(dismissal.verdict_before))


def _judge(row: HeldRow, verdict: Verdict) -> None:
    row.verdict = verdict_to_record(verdict)
    describe_held(row, verdict)
