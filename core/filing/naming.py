"""Naming patterns: where below the destination a document goes, safe on every system."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path, PurePath

from core.domain import Label
from core.errors import SettingsError

FIELDS = ("class", "sub_label", "condition", "original", "stem", "ext", "date", "page", "counter")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(
    r"^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\..*)?$", re.IGNORECASE
)
_SYSTEM_NAME_BYTES = 255
_MOST_NAMES = 10_000
_LONGEST_FILE_BYTES = _SYSTEM_NAME_BYTES - len(f" ({_MOST_NAMES})")
_LONGEST_FOLDER_BYTES = 200  # Windows takes paths of 248 characters, and `fitted` cuts no folder
_LAST_PART = 60
"""Of a stem that is cut so much stays at its end, where scans of one batch differ; bytes."""
_LEFT_OUT = "…"
_FEWEST_CHARACTERS = 8
_LARGEST_COUNTER = 1 << 32  # reached only where it stands in what is cut out of a long name
_JOINER = "\u200d"
# What belongs to the character before it, besides marks: vowels and finals of Korean in parts, the
# voiced marks of narrow kana, the colours of skin.
_CONTINUES = re.compile("[\u1160-\u11ff\u200d\uff9e\uff9f\U0001f3fb-\U0001f3ff]")
_FLAG_HALF = re.compile("[\U0001f1e6-\U0001f1ff]")
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
    while free < _LARGEST_COUNTER and is_taken(name(free)):
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
    safe = [safe_name(part, _LONGEST_FOLDER_BYTES) for part in folders]
    return PurePath(*(part for part in safe if part), safe_name((stem or "document") + suffix))


def safe_name(name: str, longest_bytes: int = _LONGEST_FILE_BYTES) -> str:
    """One path component that Windows, macOS and Linux all take; "" when nothing is left. A longer
    one is cut in the middle of its stem."""
    name = name.encode("utf-8", "replace").decode()  # halves of surrogate pairs
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name)).strip().rstrip(". ")
    if _RESERVED.match(name):
        name = f"_{name}"
    if _bytes(name) <= longest_bytes:
        return name
    stem, suffix = _parts(name)
    return _cut(stem, longest_bytes - _bytes(suffix)).rstrip(". ") + suffix


def fitted(path: Path, longest: int) -> Path:
    """The path with its file's name cut in the middle until it has at most `longest` characters;
    a few characters of the name stay, however deep the folder lies."""
    excess = len(str(path)) - longest
    if excess <= 0:
        return path
    room = max(_FEWEST_CHARACTERS, len(path.stem) - excess)
    return path.with_name(_cut(path.stem, room, len).rstrip(". ") + path.suffix)


def numbered(wished: Path) -> Iterator[Path]:
    """`scan.pdf`, `scan (2).pdf`, `scan (3).pdf` ..."""
    yield wished
    stem, suffix = _parts(wished.name)
    for number in range(2, _MOST_NAMES + 1):
        counter = f" ({number})"
        room = _SYSTEM_NAME_BYTES - _bytes(suffix) - len(counter)
        yield wished.with_name(f"{_cut(stem, room)}{counter}{suffix}")


def _inert(value: str) -> str:
    """Separators inside a value are text: they never make a folder."""
    return re.sub(r"[/\\]", "_", value)


def _parts(name: str) -> tuple[str, str]:
    """Stem and ending; what is too long for the ending of a file belongs to the stem."""
    suffix = PurePath(name).suffix
    if _bytes(suffix) > 20:
        suffix = ""
    return name[: len(name) - len(suffix)], suffix


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))


def _cut(text: str, longest: int, size: Callable[[str], int] = _bytes) -> str:
    """At most `longest` by `size`: what is too much is left out before the last part."""
    if size(text) <= longest:
        return text
    characters = _characters(text)
    tail = _fitting(reversed(characters), min(_LAST_PART, longest // 2), size)[::-1]
    room = longest - size("".join(tail)) - size(_LEFT_OUT)
    head = _fitting(characters, room, size)
    return "".join([*head, _LEFT_OUT, *tail])


def _fitting(characters: Iterable[str], longest: int, size: Callable[[str], int]) -> list[str]:
    """The first ones, as many as fit."""
    taken: list[str] = []
    for character in characters:
        longest -= size(character)
        if longest < 0:
            break
        taken.append(character)
    return taken


def _characters(text: str) -> list[str]:
    """What is read as one, with its marks."""
    found: list[str] = []
    for letter in text:
        if found and _continues(found[-1], letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _continues(character: str, letter: str) -> bool:
    return bool(
        unicodedata.category(letter).startswith("M")
        or _CONTINUES.match(letter)
        or character.endswith(_JOINER)
        or (_FLAG_HALF.fullmatch(character) and _FLAG_HALF.match(letter))
    )


def _refused(pattern: str, why: str) -> SettingsError:
    allowed = " ".join(f"{{{field}}}" for field in FIELDS)
    return SettingsError(f"The naming pattern “{pattern}” {why}.", f"Use {allowed}.", pattern)
