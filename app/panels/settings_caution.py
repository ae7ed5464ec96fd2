"""How careful the program is: at most 1 wrong in N, and what that costs in documents to review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale

from app.panels.settings_page import SettingsPage
from app.theme import STEP_PX, Theme
from app.widgets.parts import Look, column, label
from app.widgets.review_curve import ReviewCurve
from app.widgets.setting_controls import SETTLED_MS, Choices, Control, Number, Option
from core.domain import DecidingPage, SubLabelPolicy
from core.settings import InForce, bounds

if TYPE_CHECKING:
    from app.settings_desk import SettingsDesk


class CautionPage(SettingsPage):
    def __init__(self, look: Look, desk: SettingsDesk) -> None:
        super().__init__(look)
        self._desk = desk
        self._drawn_for: tuple[object, ...] | None = None
        self.head(self.tr("Caution"))
        self.caution = CautionControl(look.theme)
        self.add_setting(
            "one_wrong_in", self.tr("Allowed mistakes"), "", self.caution, below=True,
        )  # fmt: skip
        self.add_setting(
            "unclear_sub_label", self.tr("The class is certain, its sub-label is not"), "",
            Choices([
                Option(SubLabelPolicy.REVIEW, self.tr("Ask me")),
                Option(SubLabelPolicy.FILE_AT_CLASS, self.tr("File it under the class"),
                       self.tr("Without the sub-label.")),
            ]),
            below=True,
        )  # fmt: skip
        self.add_setting(
            "deciding_page", self.tr("The page that decides"),
            self.tr("Of a document with several pages."),
            Choices([
                Option(DecidingPage.FIRST, self.tr("The first page that is not blank")),
                Option(DecidingPage.BEST, self.tr("The page that is most like a form"),
                       self.tr("For forms that lie behind a cover sheet. It takes longer.")),
            ]),
            below=True,
        )  # fmt: skip
        self.add_setting(
            "margin", self.tr("Lead over the next form"),
            self.tr("A document that is nearly as much like another form waits for you."),
            Number(*bounds("margin"), unit="%", decimals=1, step=0.5, scale=100),
        )  # fmt: skip

    def show_settings(self, in_force: InForce) -> None:
        super().show_settings(in_force)
        now = in_force.settings
        drawn_for = now.margin, now.unclear_sub_label, now.deciding_page
        if drawn_for != self._drawn_for and self.isVisible():
            self.refresh()
        self._drawn_for = drawn_for

    def refresh(self) -> None:
        self._desk.expected_reviews(self.caution.curve.show_expected)


class CautionControl(Control):
    """The curve is what it is chosen on; taken when it rests, so that walking along it with the
    arrow keys does not file by every value on the way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.curve = ReviewCurve(theme)
        self._said = label(role="heading", wrap=True)
        self._meaning = label(role="small", wrap=True)
        said = column(self._said, self._meaning, gap=2)
        self.setLayout(column(said, self.curve, gap=STEP_PX))
        self.setFocusProxy(self.curve)
        self.curve.chosen.connect(self._choose)

    def _draw(self, value: Any) -> None:
        self.curve.show_chosen(value)
        self._show(value)

    def words(self, value: Any) -> str:
        return self.tr("at most 1 wrong in {number}").format(number=QLocale().toString(value))

    def set_name(self, name: str) -> None:
        """The curve says more of itself."""

    def _choose(self, value: int) -> None:
        self._show(value)
        self.settle(value, SETTLED_MS)

    def _show(self, value: int) -> None:
        words = self.words(value)
        self._said.setText(words[0].upper() + words[1:])
        self._meaning.setText(
            self.tr(
                "Of {number} documents of forms that are not registered, one may be filed by "
                "mistake; the others come to you."
            ).format(number=QLocale().toString(value))
        )
