"""What is under a page in review: the keys, and how often spot checks found something wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.sentences import joined
from app.theme import STEP_PX
from app.widgets.parts import Elided, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFontMetrics, QResizeEvent

    from app.item_models.review import ReviewRow
    from core.domain import Label
    from core.filing.nouns import Observed

_OBSERVED_PART = 0.65
"""Of the width, at most, while there are keys to be told."""
_BETWEEN = " · "


def keys_told(
    shown: ReviewRow | None, wanted: Label | None, compared: bool, can_undo: bool
) -> list[str]:
    """The keys that do something to the document. `wanted`: what Enter files it as; `compared`: a
    candidate is beside it."""
    translate, told = QCoreApplication.translate, []
    undo = [translate("Review", "Ctrl+Z undo")] if can_undo else []
    if shown is None:
        return undo
    if shown.judging:
        return [translate("Review", "Space later"), *undo]
    if shown.troubled:
        return [
            translate("Review", "Enter open"), translate("Review", "U set aside"),
            translate("Review", "Space later"), translate("Review", "F2 another form"), *undo,
        ]  # fmt: skip
    count = len(shown.candidates)
    if count:
        told.append(translate("Review", "{numbers} take").format(numbers=_up_to(count)))
    told.append(_enter_told(shown, wanted))
    if wanted is not None:
        told.append(translate("Review", "N new form"))
    if count:
        told.append(translate("Review", "S sub-label"))
    unknown = translate("Review", "U unknown")
    told.append(translate("Review", "U back into its inbox") if shown.check else unknown)
    told.append(translate("Review", "Space later"))
    if compared:
        told.append(translate("Review", "B swap"))
    return [*told, translate("Review", "F2 another form"), *undo]


def _enter_told(shown: ReviewRow, wanted: Label | None) -> str:
    translate = QCoreApplication.translate
    if wanted is None:
        return translate("Review", "Enter new form")
    if not shown.check:
        return translate("Review", "Enter take what is shown")
    right = translate("Review", "Enter filed rightly")
    wrong = translate("Review", "Enter refile as shown")
    return right if wanted == shown.entry.label else wrong


def _up_to(count: int) -> str:
    return "1" if count == 1 else f"1–{count}"


class _Keys(Elided):
    """As many as fit, the first ones first."""

    def _fitted(self, metrics: QFontMetrics, room_px: int) -> str:
        keys = self.whole_text().split(_BETWEEN)
        while len(keys) > 1 and metrics.horizontalAdvance(_BETWEEN.join(keys)) > room_px:
            keys.pop()
        return metrics.elidedText(_BETWEEN.join(keys), Qt.TextElideMode.ElideRight, room_px)


class ReviewFoot(QWidget):
    """The keys, for who learns them; what spot checks found beside what is promised."""

    def __init__(self) -> None:
        super().__init__()
        self._keys = _Keys(role="small")
        self._observed = Elided(role="small")
        self._observed.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        layout = row(self._keys, self._observed, gap=2 * STEP_PX)
        layout.setStretch(0, 1)
        layout.setContentsMargins(2 * STEP_PX, 4, 2 * STEP_PX, 4)
        self.setLayout(layout)

    @property
    def observed(self) -> str:
        return self._observed.whole_text()

    @property
    def keys(self) -> list[str]:
        return self._keys.whole_text().split(_BETWEEN) if self._keys.whole_text() else []

    def show_keys(self, keys: Sequence[str]) -> None:
        """Those that do something to what is selected."""
        self._keys.set_text(_BETWEEN.join(keys))
        self._keys.setVisible(bool(keys))
        self._fit()

    def show_state(self, observed: Observed, promised: int) -> None:
        self._observed.set_text(self._told(observed, promised) if observed.checked else "")
        self._observed.setVisible(bool(observed.checked))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What was found stands there whole, if it leaves something for the keys."""
        needed = self._observed.fontMetrics().horizontalAdvance(self.observed) + STEP_PX
        room = self.width() - 4 * STEP_PX
        most = room if self._keys.isHidden() else round(room * _OBSERVED_PART)
        self._observed.setFixedWidth(max(1, min(needed, most)))

    def _told(self, observed: Observed, promised: int) -> str:
        locale = QLocale()
        share = locale.toString(100 * observed.wrong / observed.checked, "f", 1)
        found = self.tr("Spot checks: {wrong} of {checked} wrong ({share} %).").format(
            wrong=locale.toString(observed.wrong),
            checked=locale.toString(observed.checked),
            share=share,
        )
        promise = self.tr("Promised: of {number} unknown documents at most 1 is filed.").format(
            number=locale.toString(promised)
        )
        return joined(found, promise)
