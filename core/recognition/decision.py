"""The open-set rule: file, ask, or say that nothing registered looks like this. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.domain import Candidate, Label, SubLabelPolicy, VerdictKind

_ALIKE = 0.9
"""Score from which a page looks like a form, and not just a little, whatever the threshold is."""
NOTHING_ALIKE = "Nothing registered looks like this."
_LACKS = "some of its print is missing: this may be an edition that is not registered"


@dataclass(frozen=True)
class DecisionRule:
    """`threshold`: score from which a match counts; `near`: score from which it is worth a look.

    `margin`: by how much the best label must lead the best different one. All in [0, 1].
    """

    threshold: float
    near: float
    margin: float
    unclear_sub_label: SubLabelPolicy = SubLabelPolicy.REVIEW


@dataclass(frozen=True)
class Decision:
    """`print_missing`: that is why it is not certain."""

    kind: VerdictKind
    label: Label | None
    margin: float
    reason: str
    print_missing: bool = False


def decide(candidates: Sequence[Candidate], rule: DecisionRule) -> Decision:
    """`candidates`: distinct labels, best first, with one of a second class if there are two."""
    if not candidates:
        return Decision(
            VerdictKind.UNKNOWN, None, 0.0, "Nothing is registered yet. Register one sample first."
        )
    best = candidates[0]
    lead = best.score - (candidates[1].score if len(candidates) > 1 else 0.0)
    if best.score < rule.near:
        return Decision(VerdictKind.UNKNOWN, None, lead, NOTHING_ALIKE)
    if best.score < rule.threshold:
        reason = f"Looks a little like {best.label}, but not clearly enough."
        if best.score >= _ALIKE:
            reason = f"Looks like {best.label}, but not clearly enough to be certain."
        if best.print_missing:
            reason = f"Looks like {best.label}, but {_LACKS}."
        return Decision(VerdictKind.REVIEW, None, lead, reason, best.print_missing)
    if lead >= rule.margin and best.print_missing:
        return _decide_missing(best.label, lead, rule)
    if lead >= rule.margin:
        return Decision(VerdictKind.FILED, best.label, lead, f"Looks like {best.label}.")
    return _decide_close(candidates, lead, rule)


def _decide_missing(label: Label, lead: float, rule: DecisionRule) -> Decision:
    if label.sub_label and rule.unclear_sub_label is SubLabelPolicy.FILE_AT_CLASS:
        reason = f"Looks like {label}, but {_LACKS}, so it is filed by its class."
        return Decision(VerdictKind.FILED, Label(label.class_name), lead, reason, True)
    return Decision(VerdictKind.REVIEW, None, lead, f"Looks like {label}, but {_LACKS}.", True)


def _decide_close(candidates: Sequence[Candidate], lead: float, rule: DecisionRule) -> Decision:
    best, second = candidates[0], candidates[1]
    class_name = best.label.class_name
    rivals = [c for c in candidates if c.label.class_name != class_name]
    class_is_clear = not rivals or best.score - rivals[0].score >= rule.margin
    if not class_is_clear:
        rival = second if second.label.class_name != class_name else rivals[0]
        reason = f"Looks like {best.label}, but just as much like {rival.label}."
        return Decision(VerdictKind.REVIEW, None, lead, reason)
    close = f"{_sub_label(best.label)} and {_sub_label(second.label)} are equally likely"
    if rule.unclear_sub_label is SubLabelPolicy.FILE_AT_CLASS:
        reason = f"Looks like {class_name}; {close}, so it is filed by its class."
        return Decision(VerdictKind.FILED, Label(class_name), lead, reason)
    return Decision(VerdictKind.REVIEW, None, lead, f"Looks like {class_name}, but {close}.")


def _sub_label(label: Label) -> str:
    return f"“{label.sub_label}”" if label.sub_label else "the plain form"
