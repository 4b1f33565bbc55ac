"""The clock goes back a year, forward, to and fro while the program works: nothing is lost, nobody waits for it.

Of two decisions the one made later stands, whatever the clock said. Needs a C compiler.
"""

import random
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode
from xml.sax.saxutils import escape

from accordingto.ledger import Ledger
from accordingto.ledger.connect import WAIT_SECONDS
from torture.kills import claims_of, kept_in, unsound
from torture.patience import patience
from torture.running import accordingto
from torture.server import WAIT, honest, serving, token_of
from torture.shims import NoCompilerError, library
from torture.texts import article, rows

DAY = 86_400
JUMPS = -366 * DAY, 366 * DAY, -10_000 * DAY, 3_000 * DAY, -DAY, -3600, 3600, -1, 1, 0
APART = 0.05
"""Seconds between two of them."""
ARTICLES, FIRST = 8, 4
HELD = 1.5
"""Seconds for which somebody else holds the ledger."""
REQUESTS = 12
COMMANDS = (
    "read {folder}/first.jsonl",
    "read {folder}/rows.jsonl",
    "same {one} {other}",
    "different {one} {other}",
    "claims",
    "said-by {one} Vayle",
    "said-by {one} Quill",
    "follow {folder}/feed-1.xml",
    "follow {folder}/feed-2.xml",
    "forget {article}",
    "export --format csv -o {folder}/out.csv --force",
    "dossier -o {folder}/out.html --force",
    "check",
)


def attack(seed: int, folder: Path) -> list[str]:
    """The same commands twice, the second time while the clock jumps; then a server, and a ledger that others hold."""
    chance = random.Random(seed)
    try:
        shim = library("clock", folder)
    except NoCompilerError as error:
        return [str(error)] if seed % 1_000_000 == 0 else []
    _written(chance, folder)
    straight, jumping, names = folder / "straight.db", folder / "jumping.db", {"folder": str(folder)}
    faults = [f"without a jump: {fault}" for fault in _session(chance, straight, names, {})]
    with _jumps(random.Random(f"{seed}.jumps"), folder / "clock") as clock:
        shim["TORTURE_CLOCK"] = str(clock)
        faults += _session(chance, jumping, names, shim)
        faults += _unlike(straight, jumping)
        faults += _waits(chance, jumping, names, shim)
        with serving(jumping, faults, shim) as port:
            faults += _served(chance, port, jumping, names["one"])
    return [*faults, *unsound(jumping)]


def _written(chance: random.Random, folder: Path) -> None:
    given = rows(chance, ARTICLES).splitlines(keepends=True)
    (folder / "rows.jsonl").write_bytes(b"".join(given))
    (folder / "first.jsonl").write_bytes(b"".join(given[:FIRST]))
    items = [
        f"<item><title>{at}</title><guid>https://a.example/{at}</guid><link>https://a.example/{at}</link>"
        f"<content:encoded>{escape(''.join(f'<p>{one}</p>' for one in article(chance, 9).splitlines() if one))}"
        "</content:encoded></item>"
        for at in range(4)
    ]
    for number in (1, 2):
        (folder / f"feed-{number}.xml").write_text(
            '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Vale</title>'
            f"{''.join(items[: 2 * number])}</channel></rss>"
        )


def _session(chance: random.Random, path: Path, names: dict[str, str], shim: dict[str, str]) -> Iterator[str]:
    """What fails of the commands; the same statements and articles are chosen both times."""
    for line in COMMANDS:
        if "{one}" in line and "one" not in names:
            with Ledger.open(path) as ledger:
                one, other = chance.sample(list(ledger.statements()), 2)
                others = [
                    kept.article.id for kept in ledger.articles() if kept.article not in (one.article, other.article)
                ]
                gone = chance.choice(others)
            names |= {"one": one.statement.id, "other": other.statement.id, "article": gone}
        done = accordingto(*line.format(**names).split(), "--ledger", path, shim=shim)
        if done.code or "Traceback" in done.err:
            yield f"{line}: exit {done.code}: {done.err[-300:]!r}"


def _unlike(straight: Path, jumping: Path) -> Iterator[str]:
    for what, look in (("statements", kept_in), ("claims", claims_of), ("decisions", _decisions)):
        if look(straight) != look(jumping):
            yield f"its {what} are not those of a ledger whose clock went on"


def _decisions(path: Path) -> list[str]:
    with Ledger.open(path) as ledger:
        return [repr(one.judgement) for one in ledger.judgements(by_users=True)]


@contextmanager
def _jumps(chance: random.Random, clock: Path) -> Iterator[Path]:
    """A clock that jumps all the time, a second thread's work."""
    over = threading.Event()

    def jump() -> None:
        while not over.wait(APART):
            clock.with_suffix(".new").write_text(str(chance.choice(JUMPS)))
            clock.with_suffix(".new").replace(clock)

    clock.write_text("0")
    thread = threading.Thread(target=jump)
    thread.start()
    try:
        yield clock
    finally:
        over.set()
        thread.join()


def _waits(chance: random.Random, path: Path, names: dict[str, str], shim: dict[str, str]) -> Iterator[str]:
    """A correction waits for whoever holds the ledger, and then is kept; now and then for nothing, and gives up."""
    words, forever = ("different", names["one"], names["other"], "--ledger", path), chance.random() < 0.3
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        late = threading.Timer(2 * WAIT_SECONDS * patience() if forever else HELD, holder.execute, ("ROLLBACK",))
        late.start()
        done = accordingto(*words, shim=shim)
        if forever != late.is_alive() or forever != bool(done.code):
            yield f"a correction {'does not give' if forever else 'gives'} up: exit {done.code}, {done.err[-300:]!r}"
        late.cancel()
        late.join()


def _served(chance: random.Random, port: int, path: Path, one: str) -> Iterator[str]:
    """Corrections by a form, of which the last stands."""
    token, names = token_of(port), [chance.choice(("Vayle", "Quill")) for _ in range(REQUESTS)]
    for name in names:
        yield from honest(port)
        form = {"token": token, "verdict": "said_by", "left": one, "right": name, "back": "/claims"}
        connection, began = HTTPConnection("127.0.0.1", port, timeout=3 * WAIT * patience()), time.monotonic()
        connection.request("POST", "/judge", urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"})
        status = connection.getresponse().status
        connection.close()
        if status != 303 or time.monotonic() - began > WAIT * patience():
            yield f"a form gets {status} after {time.monotonic() - began:.1f} s"
    with Ledger.open(path) as ledger:
        source = ledger.statement(one).statement.chain[-1].source.name
    if source != names[-1]:
        yield f"{source} is who said it, and not {names[-1]}, which was decided last"
