"""One sentence beside what is to be registered: what saving does, or the better thing to do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app import words
from app.sentences import joined
from core.domain import Candidate, Differences, Label


@dataclass(frozen=True)
class Advice:
    """`offer`: words of a button that names the form `label` instead."""

    text: str
    offer: str = ""
    label: Label | None = None


@dataclass(frozen=True)
class Wish:
    """What a form is to be called; `new_class`, `new_sub_label`: nothing is called so yet."""

    label: Label
    new_class: bool
    new_sub_label: bool
    condition: bool = False


def nothing_on_it() -> Advice:
    return Advice(
        QCoreApplication.translate(
            "Advice",
            "This page is blank, too dark or too small: nothing could be recognised by it.",
        )
    )


def advise(wish: Wish, twin: Candidate | None, differences: Differences | None) -> Advice:
    """`twin`: what is registered and looks like it; `differences`: from that one, where known."""
    translate, wanted = QCoreApplication.translate, wish.label
    same = differences is not None and differences.count == 0
    if not wanted.class_name:
        text = translate("Advice", "Give the form a name; scans of it will be filed under it.")
        return Advice(text)
    if twin and same and wanted != twin.label and not wish.condition:
        text = translate(
            "Advice", "No difference from {label} can be seen: register it as another sample?"
        ).format(label=twin.label)
        return Advice(text, translate("Advice", "Make it another sample"), twin.label)
    differs = _differs(twin, differences)
    if twin and twin.label.class_name != wanted.class_name:
        return _another_class(wish, twin, differs)
    if wish.new_class:
        return Advice(translate("Advice", "A new class. Nothing registered looks like it."))
    if wish.new_sub_label:
        text = translate("Advice", "A new sub-label of {name}.").format(name=wanted.class_name)
    else:
        text = translate("Advice", "Another sample of {label}.").format(label=wanted)
    return Advice(joined(text, differs))


def needs_person(wish: Wish, twin: Candidate | None, meant: bool) -> bool:
    """Whether somebody has to decide what this is: it looks like another form, or bears the name
    of one that it does not look like. `meant`: somebody has said which class it is of."""
    if twin is not None and twin.label.class_name != wish.label.class_name:
        return True
    return not meant and not wish.new_class and twin is None


def _another_class(wish: Wish, twin: Candidate, differs: str) -> Advice:
    translate, wanted, score = QCoreApplication.translate, wish.label, words.percent(twin.score)
    if not wish.new_class:
        text = translate("Advice", "It looks like {label} ({score}). Is it really {name}?")
        text = text.format(label=twin.label, score=score, name=wanted.class_name)
        return Advice(joined(differs, text))
    text = translate("Advice", "{score} like {label}: register as its sub-label?").format(
        score=score, label=twin.label
    )
    if differs:
        text = joined(differs, translate("Advice", "Register it as a sub-label?"))
    label = Label(twin.label.class_name, wanted.sub_label or wanted.class_name)
    offer = translate("Advice", "Make it a sub-label")
    return Advice(text, offer, label)


def _differs(twin: Candidate | None, differences: Differences | None) -> str:
    if twin is None or not differences or not differences.count:
        return ""
    return words.differs(twin.label, differences.count, differences.complete)
