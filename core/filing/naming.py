"""Naming patterns: where below the destination a document goes, safe on every system."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path, PurePath

from core.domain import Label
from core.errors import SettingsError

FIELDS = ("class", "sub_label", "condition", "original", "stem", "ext", "date", "page", "counter")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(
    r"^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\..*)?$", re.IGNORECASE
)
_LONGEST_NAME_BYTES = 200
_SYSTEM_NAME_BYTES = 255  # the difference is left for counters
_MOST_NAMES = 10_000
_FEWEST_CHARACTERS = 8
# What every system knows of strftime, and numbers of at most 99 digits.
_NO_SPEC = re.compile("")
_SPECS = {
    "date": re.compile(r"([^%]|%[aAbBdHIjmMpSUwWyYGVu%])*"),
    "page": re.compile(r"0?\d{0,2}d?"),
    "counter": re.compile(r"0?\d{0,2}d?"),
}
_SAMPLE = ("scan.pdf", datetime(2000, 1, 2))


def validate_pattern(pattern: str) -> None:
    """Raises SettingsError saying what is wrong with a pattern such as
    `{class}/{sub_label}/{date:%Y-%m}/{original}`."""
    _check_fields(pattern)
    if pattern.startswith(("/", "\\")) or re.match(r"^[a-zA-Z]:", pattern):
        raise _refused(pattern, "must not start at a drive or at the root")
    if ".." in re.split(r"[/\\]", pattern):
        raise _refused(pattern, "must not lead out of the destination")
    if pattern.rstrip().endswith(("/", "\\")) or not pattern.strip():
        raise _refused(pattern, "needs a file name at its end")
    if _counts(re.split(r"[/\\]", pattern)[:-1]):
        raise _refused(pattern, "may count files only, not folders")
    try:
        sample = render(pattern, Label("class", "label"), *_SAMPLE)
        counting = sample != render(pattern, Label("class", "label"), *_SAMPLE, counter=2)
    except (ValueError, TypeError, AttributeError, LookupError) as error:
        raise _refused(pattern, f"has a format that cannot be used ({error})") from error
    if _counts([pattern]) and not counting:
        raise _refused(pattern, "has a counter that does not show")


def _check_fields(pattern: str) -> None:
    try:
        fields = [part[1:] for part in string.Formatter().parse(pattern) if part[1] is not None]
    except ValueError as error:
        raise _refused(pattern, f"has a brace too many or too few ({error})") from error
    for field, spec, conversion in fields:
        if field not in FIELDS:
            raise _refused(pattern, f"names “{{{field}}}”, which does not exist")
        if conversion or not _SPECS.get(field, _NO_SPEC).fullmatch(spec or ""):
            raise _refused(pattern, f"has a format that cannot be used, “{spec or conversion}”")


def _counts(parts: list[str]) -> bool:
    return any(re.search(r"\{counter[}:!]", part) for part in parts)


def first_free(
    pattern: str,
    label: Label,
    original: str,
    at: datetime,
    page: int,
    is_taken: Callable[[PurePath], bool],
    condition: str = "",
) -> PurePath:
    """As `render`; `{counter}` is the number after those that `is_taken`, which are taken to have
    no large gaps: it is asked some dozens of times at the most."""

    def name(counter: int) -> PurePath:
        return render(pattern, label, original, at, page, counter, condition)

    if not _counts([pattern]) or not is_taken(name(1)):
        return name(1)
    taken, free = 1, 2
    while is_taken(name(free)):
        taken, free = free, 2 * free
    while free - taken > 1:
        middle = (taken + free) // 2
        taken, free = (middle, free) if is_taken(name(middle)) else (taken, middle)
    return name(free)


def render(
    pattern: str,
    label: Label,
    original: str,
    at: datetime,
    page: int = 1,
    counter: int = 1,
    condition: str = "",
) -> PurePath:
    """The relative path for a document. Parts that come out empty vanish; the ending of
    `original` is always kept, for it is how other programs know the kind of file."""
    name = PurePath(original)
    values = {
        "class": _inert(label.class_name),
        "sub_label": _inert(label.sub_label),
        "condition": _inert(condition),
        "original": _inert(name.name),
        "stem": _inert(name.stem),
        "ext": _inert(name.suffix),
        "date": at,
        "page": page,
        "counter": counter,
    }
    *folders, last = re.split(r"[/\\]", pattern.format_map(values))
    suffix = _inert(name.suffix)
    stem = last.removesuffix(suffix).strip(". ") and last.removesuffix(suffix)
    safe = [safe_name(part) for part in folders]
    return PurePath(*(part for part in safe if part), safe_name((stem or "document") + suffix))


def safe_name(name: str) -> str:
    """One path component that Windows, macOS and Linux all take; "" when nothing is left."""
    name = name.encode("utf-8", "replace").decode()  # halves of surrogate pairs
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name)).strip().rstrip(". ")
    if _RESERVED.match(name):
        name = f"_{name}"
    return _shortened(name, _LONGEST_NAME_BYTES)


def fitted(path: Path, longest: int) -> Path:
    """The path with its file's name shortened until it has at most `longest` characters; a few
    characters of the name stay, however deep the folder lies."""
    excess = len(str(path)) - longest
    if excess <= 0:
        return path
    stem = path.stem[: max(_FEWEST_CHARACTERS, len(path.stem) - excess)].rstrip(". ")
    return path.with_name(stem + path.suffix)


def numbered(wished: Path) -> Iterator[Path]:
    """`scan.pdf`, `scan (2).pdf`, `scan (3).pdf` ..."""
    yield wished
    for number in range(2, _MOST_NAMES + 1):
        counter = f" ({number})"
        room = _SYSTEM_NAME_BYTES - len(wished.suffix.encode("utf-8", "surrogateescape"))
        stem = _cut(wished.stem, room - len(counter))
        yield wished.with_name(f"{stem}{counter}{wished.suffix}")


def _inert(value: str) -> str:
    """Separators inside a value are text: they never make a folder."""
    return re.sub(r"[/\\]", "_", value)


def _shortened(name: str, longest_bytes: int) -> str:
    if len(name.encode()) <= longest_bytes:
        return name
    suffix = PurePath(name).suffix
    if len(suffix.encode()) > 20:
        suffix = ""
    stem = _cut(name[: len(name) - len(suffix)], longest_bytes - len(suffix.encode()))
    return stem.rstrip(". ") + suffix


def _cut(text: str, longest_bytes: int) -> str:
    """Shortened to so many bytes without breaking a character."""
    encoded = text.encode("utf-8", "surrogateescape")
    if len(encoded) <= longest_bytes:
        return text
    return encoded[:longest_bytes].decode("utf-8", "ignore")


def _refused(pattern: str, why: str) -> SettingsError:
    allowed = " ".join(f"{{{field}}}" for field in FIELDS)
    return SettingsError(f"The naming pattern “{pattern}” {why}.", f"Use {allowed}.", pattern)
