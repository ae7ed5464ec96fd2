"""Subjects of the settings that are nothing but rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.panels.settings_page import SettingsPage
from app.widgets.parts import Look, label
from app.widgets.setting_controls import Choices, Menu, Number, Option, Switch
from core.domain import Appearance, DuplicatePolicy, Language
from core.settings import bounds

if TYPE_CHECKING:
    from core.filing.nouns import Observed


class DocumentsPage(SettingsPage):
    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.head(self.tr("Documents"))
        self.add_setting(
            "duplicates", self.tr("The same document once more"),
            self.tr("What becomes of a document whose very content was filed before."),
            Choices([
                Option(DuplicatePolicy.FILE_BOTH, self.tr("File both"),
                       self.tr("Each goes where its form belongs.")),
                Option(DuplicatePolicy.SKIP, self.tr("Ask me"),
                       self.tr("The second one waits for you to decide.")),
                Option(DuplicatePolicy.BESIDE, self.tr("Put it beside the first one"),
                       self.tr("It goes into the folder of the first one, wherever that is now.")),
            ]),
            below=True,
        )  # fmt: skip
        self.add_setting(
            "rotate_filed", self.tr("File turned pages upright"),
            self.tr("Nothing is encoded anew, and the scan as it was is kept for undo."),
            Switch(self.tr("File turned pages upright")),
        )  # fmt: skip


class SpotChecksPage(SettingsPage):
    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.head(self.tr("Spot checks"))
        self.add_setting(
            "spot_check_one_in", self.tr("Shown to you"),
            self.tr("Of the documents that were filed by themselves, drawn by chance: they come to "
                    "Review, so that mistakes are counted and not only promised."),
            Number(*bounds("spot_check_one_in"), zero=self.tr("none"), before=self.tr("1 in ")),
        )  # fmt: skip
        self.observed = label(role="muted", wrap=True)
        self.add(self.observed)

    def show_observed(self, observed: Observed) -> None:
        """How often those that were looked at had been filed wrongly."""
        if not observed.checked:
            self.observed.setText(self.tr("None was looked at yet."))
            return
        looked = self.tr("%n document(s) looked at", "", observed.checked)
        wrong = self.tr("%n filed wrongly", "", observed.wrong)
        self.observed.setText(self.tr("{looked}, {wrong}.").format(looked=looked, wrong=wrong))


class KeepingPage(SettingsPage):
    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.head(
            self.tr("Keeping"),
            self.tr(
                "What the program remembers. Filed documents are never removed. Enter takes a "
                "change, because what is forgotten does not come back."
            ),
        )
        self.add_setting(
            "history_days", self.tr("History"),
            self.tr("What happened to a document is forgotten after this long. Then it cannot be "
                    "undone."),
            Number(*bounds("history_days"), unit=self._days, zero=self.tr("for ever"),
                   deliberate=True),
        )  # fmt: skip
        self.add_setting(
            "originals_days", self.tr("Scans of turned pages"),
            self.tr("Where an upright copy was filed, the scan itself is kept for this long."),
            Number(*bounds("originals_days"), unit=self._days, zero=self.tr("for ever"),
                   deliberate=True),
        )  # fmt: skip

    def _days(self, count: int) -> str:
        return self.tr("day(s)", "", count)


class AppearancePage(SettingsPage):
    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.head(self.tr("Appearance"))
        self.add_setting(
            "language", self.tr("Language"), self.tr("Of this window; it changes at once."),
            Menu([
                Option(Language.SYSTEM, self.tr("As the system")),
                Option(Language.ENGLISH, "English"),
                Option(Language.JAPANESE, "日本語"),
                Option(Language.TRADITIONAL_CHINESE, "繁體中文"),
            ]),
        )  # fmt: skip
        self.add_setting(
            "appearance", self.tr("Colours"), "",
            Choices([
                Option(Appearance.SYSTEM, self.tr("As the system")),
                Option(Appearance.LIGHT, self.tr("Light")),
                Option(Appearance.DARK, self.tr("Dark")),
            ], beside=True),
            below=True,
        )  # fmt: skip
        self.add_setting(
            "notifications", self.tr("Tell me when something waits"),
            self.tr("By a message of the system, while this window is not in front."),
            Switch(self.tr("Tell me when something waits")),
        )  # fmt: skip
        self.add_setting(
            "tray", self.tr("Stay in the notification area when closed"),
            self.tr("Where the system has one. Sorting can be paused there."),
            Switch(self.tr("Stay in the notification area when closed")),
        )  # fmt: skip


class AdvancedPage(SettingsPage):
    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.head(
            self.tr("Advanced"), self.tr("For slow scanners, slow shares and unusual documents.")
        )
        for name, title, sentence, control in (
            ("stable_s", self.tr("A file is quiet after"),
             self.tr("It is taken when it has not changed for so long. Scanners that pause need "
                     "more."),
             Number(*bounds("stable_s"), unit=self.tr("s"), decimals=1)),
            ("relist_s", self.tr("List folders again every"),
             self.tr("On shares that send no word of new files, this is how soon they are seen."),
             Number(*bounds("relist_s"), unit=self.tr("s"), decimals=1)),
            ("max_pages", self.tr("Most pages of a document"),
             self.tr("One with more waits for you."),
             Number(*bounds("max_pages"), unit=lambda n: self.tr("page(s)", "", n), step=50)),
            ("max_page_megapixels", self.tr("Largest page"),
             self.tr("A document with a larger one waits for you."),
             Number(*bounds("max_page_megapixels"), unit=self.tr("megapixels"), step=50)),
            ("decode_timeout_s", self.tr("Longest time to read a document"),
             self.tr("One that takes longer waits for you."),
             Number(*bounds("decode_timeout_s"), unit=self.tr("s"), decimals=1, step=10)),
            ("decode_memory_mb", self.tr("Memory to read a document"),
             self.tr("One that needs more waits for you; nothing else is harmed."),
             Number(*bounds("decode_memory_mb"), unit=self.tr("MB"), step=256)),
            ("workers", self.tr("Documents read at once"),
             self.tr("Fewer leave more of the machine to others."),
             Number(*bounds("workers"), zero=self.tr("one for each core"))),
        ):  # fmt: skip
            self.add_setting(name, title, sentence, control)
