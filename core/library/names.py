"""What classes and sub-labels may be called."""

from __future__ import annotations

import unicodedata

from core.domain import Label
from core.errors import LabelRefused

LONGEST_NAME = 120
UNDER_WAY = "\x01batch "
"""Begins the name of a class that holds the templates of a batch until they come into use: as
nobody can name one."""
# Control characters, halves of characters (from undecodable file names), line and page breaks.
_NOT_IN_NAMES = {"Cc", "Cs", "Zl", "Zp"}


def checked_label(label: Label) -> Label:
    """Raises LabelRefused."""
    return Label(checked_name(label.class_name), checked_name(label.sub_label, optional=True))


def checked_name(name: str, optional: bool = False) -> str:
    """A name as it is stored: NFC, without white space around it. Raises LabelRefused."""
    name = unicodedata.normalize("NFC", name).strip()
    if not name and optional:
        return name
    if not name or len(name) > LONGEST_NAME:
        raise LabelRefused(
            f"“{name[:40]}” is no name for a class or sub-label.",
            f"Use 1 to {LONGEST_NAME} characters.",
            name,
        )
    kinds = {unicodedata.category(character) for character in name}
    if kinds & _NOT_IN_NAMES or all(kind == "Cf" for kind in kinds):
        raise LabelRefused(
            f"The name {name!r} has characters in it that cannot be shown.",
            "Leave them out.",
            ascii(name),
        )
    return name
