"""Every public function and every page, asked for what nobody would ask: an answer, or a refusal on purpose."""

import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from accordingto import Article, ReadOptions, Skipped, analyse, dates, read
from accordingto.errors import AccordingtoError
from accordingto.ledger import Ledger
from accordingto.records import Judgement, Stance, Verdict
from accordingto.views.exports.csv import safe
from accordingto.views.pages.live import Query
from accordingto.views.screen import one_line, plain, short
from accordingto.views.server import _PAGES, Server
from torture.texts import CODES, PIECES, article, hostile, rows

CALLS = 300


def attack(seed: int, folder: Path) -> list[str]:
    """`CALLS` calls on one ledger, which then is sound."""
    chance = random.Random(seed)
    path = folder / "story.db"
    (folder / "rows.jsonl").write_bytes(rows(chance, 6))
    with Ledger.create(path) as ledger:
        for found in (analyse(one) for one in read([str(folder / "rows.jsonl")]) if isinstance(one, Article)):
            ledger.add(found.article, found.tellings, "torture", found.fresh)
    faults = []
    for name, call in _calls(chance, folder, path):
        try:
            call()
        except AccordingtoError:
            pass  # refused on purpose
        except Exception as error:
            faults.append(f"{name}: {type(error).__name__}: {str(error)[:200]}")
    with Ledger.open(path) as ledger:
        faults += [f"unsound afterwards: {one.what}" for one in ledger.check()]
    return faults


def _word(chance: random.Random) -> str:
    """A word that may be anything."""
    if chance.random() < 0.2:
        return "".join(chr(chance.choice((chance.randrange(128), chance.randrange(0xD800), 0x1F600))) for _ in range(9))
    found = " ".join(chance.choice((*PIECES, *CODES)) for _ in range(chance.choice((1, 1, 2, 5))))
    return found if chance.random() < 0.95 else found * 2000


def _ref(chance: random.Random, path: Path) -> str:
    """A reference that may mean something."""
    with Ledger.open(path) as ledger:
        known = [
            ident for entry in ledger.statements() for ident in (entry.statement.id, entry.article.id, entry.source)
        ]
    one = chance.choice(known)
    return chance.choice((one, one[:8], one[:4], one[:3], one.upper(), _word(chance)))


def _calls(chance: random.Random, folder: Path, path: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    for _ in range(CALLS):
        make = chance.choice((_of_text, _of_read, _of_ledger, _of_ledger, _of_decisions, _of_pages))
        yield make(chance, folder, path)


def _of_text(chance: random.Random, folder: Path, path: Path) -> tuple[str, Callable[[], object]]:
    text = chance.choice((_word(chance), article(chance, 3) + _word(chance)))
    day = chance.choice((None, date.min, date.max, date(2031, 4, 2)))
    functions: dict[str, Callable[[], object]] = {
        "dates": lambda: list(dates(text, day)),
        "safe": lambda: safe(text),
        "plain": lambda: (plain(text), one_line(text), short(text)),
    }
    name = chance.choice(list(functions))
    return f"{name}({text[:60]!r})", functions[name]


def _of_read(chance: random.Random, folder: Path, path: Path) -> tuple[str, Callable[[], object]]:
    kind, data = hostile(chance)
    (folder / "input").write_bytes(data)
    given = chance.choice((str(folder / "input"), str(folder), _word(chance), str(folder / "*"), "", "\0"))
    options = ReadOptions(chance.choice((None, _word(chance)[:50])), chance.choice((None, _word(chance))))

    def call() -> None:
        for one in read([given], options):
            if isinstance(one, Skipped) and str(one.reason) == "failed":
                raise AssertionError(one.detail)

    return f"read({given[:60]!r}, {options!r:.80}) of {kind}", call


def _of_ledger(chance: random.Random, folder: Path, path: Path) -> tuple[str, Callable[[], object]]:
    ref, other, words = _ref(chance, path), _ref(chance, path), _word(chance)
    questions: dict[str, Callable[[Ledger], object]] = {
        "article": lambda ledger: ledger.article(ref),
        "statement": lambda ledger: ledger.statement(ref),
        "statements": lambda ledger: list(ledger.statements(words, None, other, chance.choice((None, *Stance)))),
        "statements within": lambda ledger: list(ledger.statements(within=ref, search=words)),
        "claims": lambda ledger: list(ledger.claims(ref, other)),
        "claims_of": lambda ledger: ledger.claims_of(ref),
        "conflicts": lambda ledger: ledger.conflicts(ref),
        "quotes": lambda ledger: ledger.quotes(words),
        "story": lambda ledger: ledger.story(ref),
        "stories": lambda ledger: list(ledger.stories()),
        "copies": lambda ledger: ledger.copies(ref, other),
        "affiliated": lambda ledger: ledger.affiliated(words, other),
        "judgements": lambda ledger: ledger.judgements(words),
        "has": lambda ledger: ledger.has(words),
    }
    name = chance.choice(list(questions))
    return f"{name}({ref[:40]!r}, {other[:40]!r}, {words[:40]!r})", lambda: _asked(path, questions[name])


def _of_decisions(chance: random.Random, folder: Path, path: Path) -> tuple[str, Callable[[], object]]:
    one = Judgement(
        _ref(chance, path), _ref(chance, path), chance.choice(list(Verdict)), chance.random(), _word(chance), "torture"
    )
    return f"judge({one!r:.150})", lambda: _asked(path, lambda ledger: (ledger.judge(one), ledger.settle()))


def _of_pages(chance: random.Random, folder: Path, path: Path) -> tuple[str, Callable[[], object]]:
    page = chance.choice(list(_PAGES))
    names = "story page number origins search name stance date by origin outlet day done".split()
    given = {
        name: chance.choice((_word(chance), _ref(chance, path), "1", "-1")) for name in names if chance.random() < 0.3
    }
    query = Query(_ref(chance, path) if "{ref}" in page else "", given)

    def call() -> None:
        status = Server(path, "torture")._answer(_PAGES[page], query, "/").status_code
        if status not in (200, 404):
            raise AssertionError(f"status {status}")

    return f"{page} {given!r:.150}", call


def _asked(path: Path, question: Callable[[Ledger], object]) -> None:
    with Ledger.open(path) as ledger:
        question(ledger)
