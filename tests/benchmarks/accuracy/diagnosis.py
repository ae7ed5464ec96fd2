"""Plain sentences that follow from the facts of a failure."""

from __future__ import annotations

from accuracy.answers import MARGIN
from accuracy.facts import Facts
from accuracy.failures import Failure, Kind
from core.recognition.alignment import Agreement, evidence
from core.recognition.second_look import SURE_EVIDENCE

_CUT_OFF = 0.93
_COARSE_PX_PER_MM = 3.5  # a letter of 8 pt is then 7 px high
_SMALL_PX = 2.5
_NARROW = 0.01
_AGREES = 0.5
"""Evidence from which a page lies on a template."""


def diagnosis(failure: Failure, facts: Facts) -> list[str]:
    """At least one sentence, the most telling first."""
    if failure.kind is Kind.UNKNOWN_FILED:
        return _of_unknown(facts)
    if failure.kind is Kind.HELD:
        return [*_of_order(failure, facts), *_of_alignment(facts), *_of_picture(facts)]
    shown = [*_of_alignment(facts), *_of_difference(facts), *_of_answers(facts)]
    return [*shown, *_of_order(failure, facts), *_of_picture(facts)]


def _of_unknown(facts: Facts) -> list[str]:
    if evidence(facts.said) >= _AGREES:
        return [
            f"The page shows {told(facts.said)} of the answered form: it is another edition of it, "
            "or shares most of its print."
        ]
    return ["Little of the answered form is on the page: the embedding alone takes them for one."]


def _of_alignment(facts: Facts) -> list[str]:
    if facts.right is None:
        return []
    ours, theirs = evidence(facts.right), evidence(facts.said)
    if ours < _AGREES:
        said = [
            "The page could not be laid on its own form, so nothing beyond the embedding "
            f"speaks for it ({told(facts.right)})."
        ]
        if theirs >= _AGREES:
            said.append(f"It lies on the other one ({told(facts.said)}).")
        return said
    if facts.difference is None and facts.right.points > facts.said.points and theirs < _AGREES:
        return [
            f"The page lies on its own form ({told(facts.right)}) and not on the other one "
            f"({told(facts.said)})."
        ]
    return []


def _of_difference(facts: Facts) -> list[str]:
    found = facts.difference
    if found is None:
        return []
    if not found.places:
        return ["No place is known where the two editions differ: their pictures look the same."]
    if not found.within:
        return ["Every place where the two editions differ lies outside the picture."]
    if found.largest_px < _SMALL_PX:
        return [
            "The largest mark by which the two editions differ is "
            f"{found.largest_px:.1f} px wide in this picture."
        ]
    places = f"{found.places} place{'s' * (found.places != 1)}"
    hidden = f", {found.places - found.within} of them outside the picture"
    return [
        f"The editions differ at {places}{hidden * (found.within < found.places)}, by marks of up "
        f"to {found.largest_px:.0f} px in this picture."
    ]


def _of_answers(facts: Facts) -> list[str]:
    """What the page says where the editions differ."""
    if facts.difference is None or facts.difference.says is None or not facts.difference.within:
        return []
    says = facts.difference.says
    if abs(says) < SURE_EVIDENCE:
        return [f"Asked there, it tells nothing for certain ({says:+.2f})."]
    which = "right" if says > 0 else "other"
    return [f"Asked there, it is rather the {which} one ({says:+.2f})."]


def _of_order(failure: Failure, facts: Facts) -> list[str]:
    answer = failure.answer
    if facts.rank is None:
        return [f"The right label is not among the first {len(answer.candidates)}."]
    if facts.rank:
        close = "only " if facts.behind < _NARROW else ""
        place = ("second", "third", "fourth", "fifth")[min(facts.rank, 4) - 1]
        return [f"The right label is {place}, {close}{facts.behind:.3f} behind."]
    if answer.score < answer.threshold:
        below = answer.threshold - answer.score
        return [f"The right label comes first, {below:.3f} below the threshold."]
    if facts.behind < MARGIN - 1e-9:
        return [f"The right label comes first and leads by {facts.behind:.3f}, less than it must."]
    return [f"The right label comes first, leads by {facts.behind:.3f}, and is held all the same."]


def _of_picture(facts: Facts) -> list[str]:
    said = []
    if facts.shown is not None and facts.shown < _CUT_OFF:
        said.append(f"The picture shows {100 * facts.shown:.0f} % of the sheet.")
    if facts.picture_px_per_mm is not None and facts.picture_px_per_mm < _COARSE_PX_PER_MM:
        said.append(f"The picture is coarse: {facts.picture_px_per_mm:.1f} px a millimetre.")
    return said


def told(agreement: Agreement) -> str:
    return f"{agreement.points} points on {100 * agreement.coverage:.0f} % of the print"
