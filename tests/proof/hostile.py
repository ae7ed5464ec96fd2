"""Hostile input: thousands of damaged and malicious files through the real pool of decoders.

python tests/proof/hostile.py [--long] [--only NUMBER]

Every file ends as a document that can be recognised or as a refusal that names it; its bytes stay
as they were; no answer is late, no child takes more memory than it may, none stays away. A file
that shows otherwise is kept, with its number: mutation NUMBER is the same on every run.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import cv2
import numpy as np
from hostile_cases import Case, all_cases
from hostile_mutations import CUTS, cut_off, mutate
from hostile_seeds import draw_page, encode, make_seeds
from office import make_library
from report import report, tell

from app.bootstrap import Profile
from core.domain import Document
from core.errors import DocumentBusy, KamiwakeError, UnreadableDocument
from core.ingest.refusals import shown_name
from core.settings import Settings
from core.sorter import read_request

QUICK_MUTATIONS, LONG_MUTATIONS = 500, 40_000
QUICK_CUTS = (1, 20, 45, 63)
REPLACING_A_CHILD_S = 8.0
SAMPLE_EVERY_S = 0.02
MOST_FINDINGS_TOLD = 10
_HASHED_BYTES = 64 * 2**20
_SAME_PICTURE = 2.0  # grey levels, on average


@dataclass
class Tally:
    """What was seen, by kind of file."""

    answers: dict[str, Counter[str]] = field(default_factory=dict)
    slowest_s: dict[str, float] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)
    cut_but_whole: int = 0

    def add(self, kind: str, answer: str, took_s: float) -> None:
        self.answers.setdefault(kind, Counter())[answer] += 1
        self.slowest_s[kind] = max(took_s, self.slowest_s.get(kind, 0.0))

    def total(self, answer: str = "") -> int:
        """Of that answer, or of all."""
        return sum(c[answer] if answer else c.total() for c in self.answers.values())


class ChildrenWatch:
    """Samples the memory of this process's decoders as long as it is entered."""

    def __init__(self) -> None:
        self.peak_kb: dict[int, int] = {}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> ChildrenWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._thread.join()

    def alive(self) -> list[int]:
        found = []
        for children in Path("/proc/self/task").glob("*/children"):
            with contextlib.suppress(OSError):
                found += [int(pid) for pid in children.read_text("ascii").split()]
        return [pid for pid in found if self._is_decoder(pid)]

    @property
    def highest_mb(self) -> float:
        return max(self.peak_kb.values(), default=0) / 1024

    def _is_decoder(self, pid: int) -> bool:
        if pid in self.peak_kb:
            return True
        with contextlib.suppress(OSError):
            return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
        return False

    def _watch(self) -> None:
        while not self._stopped.wait(SAMPLE_EVERY_S):
            for pid in self.alive():
                with contextlib.suppress(OSError, StopIteration):
                    status = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
                    line = next(line for line in status if line.startswith("VmHWM"))
                    self.peak_kb[pid] = max(self.peak_kb.get(pid, 0), int(line.split()[1]))


@dataclass(frozen=True)
class Trial:
    """A file to be read. `whole`: what it was cut off from; its page must not come back half."""

    kind: str
    case: Case
    whole: Document | None = None


@dataclass(frozen=True)
class _Asked:
    trial: Trial
    path: Path
    before: object
    future: Future[Document]
    asked_s: float
    answered_s: list[float]


class Proof:
    """Feeds trials to the decoders of `profile` and notes what is not as it must be."""

    def __init__(self, profile: Profile, folder: Path, findings: Path) -> None:
        self.tally = Tally()
        self._profile, self._folder, self._findings = profile, folder, findings
        self._request = read_request(profile.settings)
        self._limit_s = profile.settings.decode_timeout_s + REPLACING_A_CHILD_S
        self._drawn = np.asarray(draw_page().convert("L"), float)
        self._count = 0

    def read(self, data: bytes) -> Document:
        """A sound file, read as the trials are."""
        path = self._folder / "sound"
        path.write_bytes(data)
        return self._profile.decoders.read(path, self._request)

    def run(self, trials: Iterable[Trial]) -> None:
        """As many at a time as there are decoders, so that none waits for another."""
        asked: deque[_Asked] = deque()
        for trial in trials:
            asked.append(self._ask(trial))
            if len(asked) >= self._profile.decoders.workers:
                self._settle(asked.popleft())
        while asked:
            self._settle(asked.popleft())

    def _ask(self, trial: Trial) -> _Asked:
        self._count += 1
        folder = self._folder / str(self._count)
        folder.mkdir()
        path = folder / trial.case.file_name
        trial.case.make(path)
        before = _state(folder)
        answered: list[float] = []
        asked_s = time.perf_counter()
        future = self._profile.decoders.submit(path, self._request)
        future.add_done_callback(lambda _: answered.append(time.perf_counter()))
        return _Asked(trial, path, before, future, asked_s, answered)

    def _settle(self, asked: _Asked) -> None:
        problems: list[str] = []
        try:
            answer: object = asked.future.result(4 * self._limit_s)
        except Exception as error:
            answer = error
        took_s = (asked.answered_s or [time.perf_counter()])[0] - asked.asked_s
        self.tally.add(asked.trial.kind, type(answer).__name__, took_s)
        if took_s > self._limit_s:
            problems.append(f"the answer took {took_s:.1f} s")
        if _state(asked.path.parent) != asked.before:
            problems.append("the file or its folder was changed")
        if not isinstance(answer, asked.trial.case.expected):
            problems.append(f"ended as {answer!r:.300}")
        elif isinstance(answer, Document):
            problems += self._judge_document(asked, answer)
        else:
            problems += _judge_refusal(asked.path, answer)
        if problems:
            self._keep(asked, problems)
        shutil.rmtree(asked.path.parent)

    def _judge_document(self, asked: _Asked, document: Document) -> Iterator[str]:
        trial = asked.trial
        yield from _judge_form(asked.path, document, self._request.long_side_px)
        if trial.case.pages and document.page_count != trial.case.pages:
            yield f"{document.page_count} pages, not {trial.case.pages}"
        if trial.case.drawn and not self._as_drawn(document):
            yield "the page is not as it was drawn"
        if trial.whole:
            self.tally.cut_but_whole += 1
            if not _same(document, trial.whole):
                yield "a file that was cut off came back as half a page"
        try:
            verdict = self._profile.recognizer.recognize(document.pages)
            if not verdict.reason or not np.isfinite(verdict.score):
                yield f"the verdict has no reason or score: {verdict!r:.200}"
        except Exception as error:
            yield f"recognition failed: {error!r:.300}"

    def _as_drawn(self, document: Document) -> bool:
        height, width = self._drawn.shape
        found = cv2.resize(document.pages[0].image, (width, height), interpolation=cv2.INTER_AREA)
        return float(np.abs(found.mean(2) - self._drawn).mean()) < 16

    def _keep(self, asked: _Asked, problems: list[str]) -> None:
        told = f"{asked.trial.case.name}: {'; '.join(problems)}"
        self.tally.findings.append(told)
        tell("FOUND", told)
        if asked.path.is_file() and asked.path.stat().st_size < _HASHED_BYTES:
            self._findings.mkdir(parents=True, exist_ok=True)
            name = f"{len(self.tally.findings)} {asked.trial.case.name[:80]}".replace("/", "_")
            shutil.copyfile(asked.path, self._findings / name)


def _state(folder: Path) -> object:
    """What must be the same afterwards: names, kinds, sizes, times and bytes."""
    state = {}
    for path in folder.iterdir():
        about = path.lstat()
        read = path.is_file() and about.st_size < _HASHED_BYTES
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if read else ""
        state[path] = (about.st_mode, about.st_ino, about.st_size, about.st_mtime_ns, digest)
    return state


def _judge_form(path: Path, document: Document, long_side_px: int) -> Iterator[str]:
    if document.path != path or document.sha256 != hashlib.sha256(path.read_bytes()).hexdigest():
        yield "the document is of another file"
    if not 1 <= len(document.pages) <= document.page_count:
        yield f"{len(document.pages)} of {document.page_count} pages"
    for page in document.pages:
        height, width, colours = page.image.shape
        whole = min(height, width) >= 1 and max(height, width) <= long_side_px and colours == 3
        if not whole or page.image.dtype != np.uint8:
            yield f"a page is {page.image.dtype} {page.image.shape}"


def _judge_refusal(path: Path, error: object) -> Iterator[str]:
    if not isinstance(error, KamiwakeError):
        yield f"ended as {error!r:.300}"
        return
    if error.subject != str(path) or shown_name(path) not in error.message:
        yield f"the refusal does not name the file: {error}"
    if not (error.remedy and str(error).replace("\u200d", "").isprintable()):
        yield f"the refusal is not fit for people: {str(error)!a}"


def _same(document: Document, whole: Document) -> bool:
    found, expected = document.pages[0].image, whole.pages[0].image
    if document.page_count != whole.page_count or found.shape != expected.shape:
        return False
    return float(np.abs(found.astype(float) - expected).mean()) < _SAME_PICTURE


# Trials

ANY_ANSWER = (Document, UnreadableDocument, DocumentBusy)


def _trial(name: str, label: str, data: bytes, whole: Document | None = None) -> Trial:
    ending = name.partition("-")[0]
    case = Case(label, ANY_ANSWER, lambda path: path.write_bytes(data), f"scan.{ending}", pages=0)
    return Trial(ending, case, whole)


def cut_trials(proof: Proof, seeds: dict[str, bytes], cuts: Iterable[int]) -> Iterator[Trial]:
    cuts = list(cuts)
    for name, data in seeds.items():
        whole = proof.read(data)
        for cut in cuts:
            yield _trial(name, f"{name} cut at {cut} of {CUTS}", cut_off(data, cut), whole)


def mutation_trials(seeds: dict[str, bytes], numbers: Iterable[int]) -> Iterator[Trial]:
    begun_s = time.perf_counter()
    for number in numbers:
        if number and not number % 1000:
            tell(f"mutation {number}, {time.perf_counter() - begun_s:.0f} s")
        name, data = mutate(seeds, number)
        yield _trial(name, f"mutation {number} of {name}", data)


def fixed_trials(cases: Iterable[Case]) -> Iterator[Trial]:
    return (Trial("fixed", case) for case in cases)


def prove(
    profile: Profile, folder: Path, trials: Callable[[Proof], Iterator[Trial]]
) -> tuple[Tally, ChildrenWatch, float]:
    """Runs the trials; tells also the memory that the libraries of a child take, MB."""
    proof = Proof(profile, folder, Path(tempfile.gettempdir()) / "kamiwake-hostile-findings")
    sound = encode(draw_page(), "JPEG")
    with ChildrenWatch() as watch:
        profile.recognizer.recognize(proof.read(sound).pages)
        while not watch.peak_kb:
            time.sleep(SAMPLE_EVERY_S)
        libraries_mb = watch.highest_mb
        proof.run(trials(proof))
        proof.run(fixed_trials(Case("sound", (Document,), lambda p: p.write_bytes(sound), "s.jpg",
                                    drawn=True) for _ in range(4)))  # fmt: skip
        if len(watch.alive()) != profile.decoders.workers:
            proof.tally.findings.append(f"{len(watch.alive())} decoders are alive at the end")
    most_mb = libraries_mb + profile.settings.decode_memory_mb
    if watch.highest_mb > most_mb:
        proof.tally.findings.append(f"a child took {watch.highest_mb:.0f} of {most_mb:.0f} MB")
    return proof.tally, watch, libraries_mb


def open_profile(folder: Path) -> Profile:
    """The bundled library; the limits are those of the default settings."""
    make_library(folder)
    profile = Profile(folder)
    profile.refresh()
    defaults = Settings()
    assert profile.settings.decode_timeout_s == defaults.decode_timeout_s
    assert read_request(profile.settings) == read_request(defaults)
    return profile


_ANSWERS = {
    "Document": "documents", "DamagedDocument": "damaged", "UnsupportedFormat": "unsupported",
    "EmptyDocument": "empty", "DocumentTooLarge": "too large", "PasswordProtected": "password",
    "DocumentBusy": "busy", "DecoderFailed": "gave up",
}  # fmt: skip


def figures(tally: Tally, watch: ChildrenWatch, libraries_mb: float, took_s: float) -> str:
    names = [name for name in _ANSWERS if tally.total(name)]
    rows = [("files", "tried", *(_ANSWERS[name] for name in names), "slowest answer")]
    rows.append(("---",) * len(rows[0]))
    for kind, count in sorted(tally.answers.items()):
        numbers = (f"{count[name]:,}" for name in names)
        rows.append((kind, f"{count.total():,}", *numbers, f"{tally.slowest_s[kind]:.1f} s"))
    memory = f"{watch.highest_mb:.0f} MB, {libraries_mb:.0f} MB of it the libraries'"
    summary = (
        f"{tally.total():,} files in {took_s:.0f} s; {tally.total('Document'):,} came back as "
        f"documents and were recognised. Cut off, and yet with the whole first page: "
        f"{tally.cut_but_whole:,}. Decoders started: {len(watch.peak_kb)}; the most memory that "
        f"one took: {memory}. Not as it must be: {len(tally.findings)}."
    )
    table = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    return "\n\n".join((summary, table, *tally.findings[:MOST_FINDINGS_TOLD]))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--long", action="store_true")
    options.add_argument("--only", type=int, help="this mutation alone")
    chosen = options.parse_args()
    cuts = range(CUTS) if chosen.long else QUICK_CUTS
    numbers = range(LONG_MUTATIONS if chosen.long else QUICK_MUTATIONS)
    seeds = make_seeds()

    def trials(proof: Proof) -> Iterator[Trial]:
        if chosen.only is not None:
            return mutation_trials(seeds, [chosen.only])
        fixed = fixed_trials(all_cases())
        return chain(fixed, cut_trials(proof, seeds, cuts), mutation_trials(seeds, numbers))

    with tempfile.TemporaryDirectory(prefix="kamiwake-hostile-") as name:
        folder = Path(name)
        (folder / "files").mkdir()
        with open_profile(folder / "profile") as profile:
            begun_s = time.perf_counter()
            found = prove(profile, folder / "files", trials)
            took_s = time.perf_counter() - begun_s
    written = figures(*found, took_s)
    report("hostile" if chosen.long else "hostile-quick", written, keep=chosen.only is None)
    return bool(found[0].findings)


if __name__ == "__main__":
    sys.exit(main())
