"""Fonts for drawn forms: printing faces per language, handwriting, typewriters.

The printing faces must cover Latin, Japanese and Traditional Chinese. They are looked for by
file name in the usual font folders; the member of a font collection is chosen by its family
name, so that Japanese text gets Japanese glyph shapes and Chinese text Chinese ones.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

COLLECTION_LIMIT = 16  # members tried in one .ttc


class Language(StrEnum):
    """Languages a form can be printed in."""

    EN = "en"
    JA = "ja"
    ZH = "zh-Hant"


class FontsMissing(RuntimeError):
    """No installed font can print a language; the message says what to install."""


@dataclass(frozen=True)
class Face:
    """One font: a file and, in a collection, the member's index."""

    path: Path
    index: int = 0


@dataclass(frozen=True)
class Family:
    """A regular and a bold face that belong together (the same face where there is no bold)."""

    regular: Face
    bold: Face


@dataclass(frozen=True)
class Fonts:
    """What can be printed and written with.

    printing: families per language, never empty. hands, signatures, typewriters: Latin only;
    empty when no folder of handwriting fonts was given.
    """

    printing: dict[Language, tuple[Family, ...]]
    hands: tuple[Face, ...] = ()
    signatures: tuple[Face, ...] = ()
    typewriters: tuple[Face, ...] = ()

    def printed(
        self, language: Language, size_px: int, family: int = 0, bold: bool = False
    ) -> ImageFont.FreeTypeFont:
        """A printing font; `family` counts modulo the families of the language."""
        families = self.printing[language]
        chosen = families[family % len(families)]
        return load(chosen.bold if bold else chosen.regular, size_px)


@lru_cache(maxsize=512)
def load(face: Face, size_px: int) -> ImageFont.FreeTypeFont:
    """Open a face at a size in pixels (an em), at least 3."""
    return ImageFont.truetype(
        str(face.path), max(3, size_px), face.index, layout_engine=ImageFont.Layout.BASIC
    )


@dataclass(frozen=True)
class _Wanted:
    """File names to look for and the family name that picks a member of a collection."""

    regular: str
    bold: str
    member: str = ""


_WANTED: dict[Language, tuple[_Wanted, ...]] = {
    Language.JA: (
        _Wanted("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "CJK JP"),
        _Wanted("NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc", "CJK JP"),
        _Wanted("NotoSansJP-Regular.otf", "NotoSansJP-Bold.otf"),
        _Wanted("NotoSerifJP-Regular.otf", "NotoSerifJP-Bold.otf"),
        _Wanted("ヒラギノ角ゴシック W3.ttc", "ヒラギノ角ゴシック W6.ttc"),
        _Wanted("ヒラギノ明朝 ProN.ttc", "ヒラギノ明朝 ProN.ttc"),
        _Wanted("YuGothM.ttc", "YuGothB.ttc"),
        _Wanted("yumin.ttf", "yumindb.ttf"),
        _Wanted("msgothic.ttc", "msgothic.ttc"),
        _Wanted("msmincho.ttc", "msmincho.ttc"),
    ),
    Language.ZH: (
        _Wanted("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "CJK TC"),
        _Wanted("NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc", "CJK TC"),
        _Wanted("NotoSansTC-Regular.otf", "NotoSansTC-Bold.otf"),
        _Wanted("NotoSerifTC-Regular.otf", "NotoSerifTC-Bold.otf"),
        _Wanted("PingFang.ttc", "PingFang.ttc", "TC"),
        _Wanted("Songti.ttc", "Songti.ttc", "TC"),
        _Wanted("msjh.ttc", "msjhbd.ttc"),
        _Wanted("mingliu.ttc", "mingliu.ttc"),
    ),
    Language.EN: (
        _Wanted("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "CJK JP"),
        _Wanted("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"),
        _Wanted("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
        _Wanted("Arial.ttf", "Arial Bold.ttf"),
        _Wanted("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"),
        _Wanted("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"),
        _Wanted("NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc", "CJK JP"),
        _Wanted("Times New Roman.ttf", "Times New Roman Bold.ttf"),
        _Wanted("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
        _Wanted("Helvetica.ttc", "Helvetica.ttc"),
    ),
}
_INSTALL = (
    "no font for {language} was found: install Noto CJK (Debian and Ubuntu: fonts-noto-cjk; "
    "Fedora: google-noto-sans-cjk-fonts; elsewhere: https://github.com/notofonts/noto-cjk)"
)
_TYPEWRITERS = ("courier", "elite", "typewriter")
_SIGNATURES = ("herr-von", "mr-de", "sacramento", "allura", "homemade", "cedarville", "dancing")


def font_folders() -> tuple[Path, ...]:
    """The folders where this operating system keeps fonts, those that exist."""
    home = Path.home()
    if sys.platform == "win32":
        places = [
            Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
            home / "AppData/Local/Microsoft/Windows/Fonts",
        ]
    elif sys.platform == "darwin":
        places = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    else:
        places = [
            Path("/usr/share/fonts"),
            Path("/usr/local/share/fonts"),
            home / ".local/share/fonts",
            home / ".fonts",
        ]
    return tuple(place for place in places if place.is_dir())


def find_fonts(
    handwriting_dir: Path | None = None, folders: tuple[Path, ...] | None = None
) -> Fonts:
    """Find the fonts; `handwriting_dir` holds optional Latin handwriting and typewriter fonts.

    folders: where to look for printing fonts, the system's folders when None.
    Raises FontsMissing when Japanese or Traditional Chinese cannot be printed.
    """
    files = _files(font_folders() if folders is None else folders)
    printing: dict[Language, tuple[Family, ...]] = {}
    for language in (Language.JA, Language.ZH, Language.EN):
        found = tuple(_families(_WANTED[language], files))
        if not found and language is Language.EN:
            found = printing[Language.JA]
        if not found:
            raise FontsMissing(_INSTALL.format(language=language.value))
        printing[language] = found
    hands = sorted(_handwriting(handwriting_dir))
    writers = [path for path in hands if any(word in path.name for word in _TYPEWRITERS)]
    signers = [path for path in hands if any(word in path.name for word in _SIGNATURES)]
    plain = [path for path in hands if path not in writers and not _only_for_names(path)]
    return Fonts(printing, _faces(plain), _faces(signers or plain), _faces(writers))


def _only_for_names(path: Path) -> bool:
    return any(word in path.name for word in _SIGNATURES[:4])


def _faces(paths: list[Path]) -> tuple[Face, ...]:
    return tuple(Face(path) for path in paths)


def _files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """Font files by lower-case name; the first folder wins."""
    files: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in {".ttf", ".ttc", ".otf"}:
                files.setdefault(path.name.lower(), path)
    return files


def _families(wanted: tuple[_Wanted, ...], files: dict[str, Path]) -> Iterator[Family]:
    for want in wanted:
        path = files.get(want.regular.lower())
        if path is None:
            continue
        regular = Face(path, _member(path, want.member))
        bold_path = files.get(want.bold.lower())
        bold = Face(bold_path, _member(bold_path, want.member)) if bold_path else regular
        yield Family(regular, bold)


@lru_cache(maxsize=64)
def _member(path: Path, name: str) -> int:
    """Index of the collection's member whose family name holds `name`; 0 when none does."""
    if not name:
        return 0
    for index in range(COLLECTION_LIMIT):
        try:
            family = ImageFont.truetype(str(path), 10, index).getname()[0] or ""
        except OSError:
            break
        if name in family and "Mono" not in family:
            return index
    return 0


def _handwriting(folder: Path | None) -> list[Path]:
    if folder is None:
        return []
    found = [path for path in folder.iterdir() if path.suffix.lower() in {".ttf", ".otf"}]
    if not found:
        raise FontsMissing(f"no .ttf or .otf font lies in {folder}")
    return found
