"""Kill -9 at any moment of reading, forgetting, correcting and exporting: nothing lost, nothing half, nothing left."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from accordingto.attribute import shipped
from accordingto.errors import LedgerError
from accordingto.ledger import Ledger
from accordingto.match import version
from accordingto.records import Told
from torture.children import command, finish, kill_after
from torture.texts import rows

ARTICLES = 16
KILLS = 8
"""Of each kind in a round."""


def attack(seed: int, folder: Path) -> list[str]:
    """Every kind; a whole ledger that nobody killed is what the others are compared with."""
    chance = random.Random(seed)
    shipped(), version()
    (folder / "rows.jsonl").write_bytes(rows(chance, ARTICLES))
    whole = folder / "whole.db"
    code, said, took = finish(command("read", folder / "rows.jsonl", "--ledger", whole), folder / "told")
    if code:
        return [f"reading fails: {said[-300:]}"]
    faults = list(_reads(chance, folder, whole, took))
    for kind in (_forgets, _corrections, _exports, _dossiers):
        path = folder / f"{kind.__name__}.db"
        for _ in range(KILLS):
            for left in folder.glob(f"{path.name}*"):
                left.unlink()
            shutil.copyfile(whole, path)
            faults += [f"{kind.__name__}: {fault}" for fault in kind(chance, folder, path)]
    return faults


def kept_in(path: Path) -> dict[str, list[str]]:
    """The statements of each article, as they are read, and the ids of all its tellings.

    A sentence in the outlet's own voice is listed only where a claim has it, and that hangs on the other articles.
    """
    with Ledger.open(path) as ledger:
        found: dict[str, list[str]] = {kept.article.id: [] for kept in ledger.articles()}
        for entry in ledger.statements():
            if entry.statement.told is Told.ATTRIBUTED:
                found[entry.article.id].append(repr(entry.statement))
    with closing(sqlite3.connect(path)) as connection:
        for article, telling in connection.execute(_TELLINGS):
            found[article].append(telling)
    return found


_TELLINGS = "SELECT a.id, s.id FROM statement s JOIN article a ON a.key = s.article ORDER BY s.id"


def claims_of(path: Path) -> list[str]:
    """Its claims, whatever their ids."""
    with Ledger.open(path) as ledger:
        found = [(one.claim.kind, sorted(one.claim.members), one.claim.origins.statements) for one in ledger.claims()]
    return sorted(map(repr, found))


def unsound(path: Path) -> Iterator[str]:
    """What `check` finds, but for bytes that wait to be erased and a ledger that is not there yet."""
    try:
        with Ledger.open(path) as ledger:
            yield from (
                f"damage: {one.what}" for one in ledger.check() if "bytes of what was forgotten" not in one.what
            )
    except LedgerError as error:
        if "empty" not in str(error) and "no such file" not in str(error):
            yield str(error)


def _reads(chance: random.Random, folder: Path, whole: Path, took: float) -> Iterator[str]:
    path, right, before = folder / "read.db", kept_in(whole), 0
    read = command("read", folder / "rows.jsonl", "--ledger", path)
    for _ in range(KILLS):
        kill_after(chance.uniform(0, took), read, folder / "told")
        yield from unsound(path)
        try:
            kept = kept_in(path)
        except LedgerError:
            kept = {}  # killed before there was a ledger
        if len(kept) < before:
            yield f"{before} articles were kept, {len(kept)} are left"
        if any(right.get(ident) != said for ident, said in kept.items()):
            yield "half an article is kept"
        before = len(kept)
    code, said, _ = finish(read, folder / "told")
    if code or kept_in(path) != right:
        yield f"what was killed is not finished: {said[-200:]}"
    elif claims_of(path) != claims_of(whole):
        yield "its claims are not those of a run that nobody killed"


def _killed(chance: random.Random, folder: Path, path: Path, *words: object) -> None:
    """Kill a command of those words somewhere in the time that it takes."""
    if words[0] not in _TOOK:
        other = path.with_name("timed.db")
        shutil.copyfile(path, other)
        _TOOK[words[0]] = finish(command(*(other if word == path else word for word in words)), folder / "told")[2]
        for left in folder.glob("timed.db*"):
            left.unlink()
    kill_after(chance.uniform(0, _TOOK[words[0]]), command(*words), folder / "told")


_TOOK: dict[object, float] = {}
"""Seconds that each command takes where nobody kills it."""


def _forgets(chance: random.Random, folder: Path, path: Path) -> Iterator[str]:
    before = kept_in(path)
    with Ledger.open(path) as ledger:
        gone = chance.choice([kept.article for kept in ledger.articles()])
    _killed(chance, folder, path, "forget", gone.id, "--ledger", path)
    after = kept_in(path)
    if after not in (before, {ident: said for ident, said in before.items() if ident != gone.id}):
        yield "half an article is forgotten"
    yield from unsound(path)
    if gone.id in after:
        return
    code, said, _ = finish(command("check", "--mend", "--ledger", path), folder / "told")
    if code:
        yield f"it is not finished: {said[-200:]}"
    held = b"".join(one.read_bytes() for one in folder.glob(f"{path.name}*"))
    unique = gone.name.partition("-")[2].encode()
    if unique in held:
        yield "bytes of what was forgotten are left"


def _corrections(chance: random.Random, folder: Path, path: Path) -> Iterator[str]:
    with Ledger.open(path) as ledger:
        one, other = chance.sample([entry.statement.id for entry in ledger.statements()], 2)
    words = chance.choice((("same", one, other), ("different", one, other), ("not-a-statement", one)))
    _killed(chance, folder, path, *words, "--ledger", path)
    yield from unsound(path)
    with Ledger.open(path) as ledger:
        if len(ledger.judgements(by_users=True)) > 1:
            yield "a correction is kept twice"
    code, said, _ = finish(command("claims", "--ledger", path), folder / "told")
    if code:
        yield f"claims fail: {said[-200:]}"


def _exports(chance: random.Random, folder: Path, path: Path) -> Iterator[str]:
    form = chance.choice(("jsonl", "csv", "prov", "ftm", "webannotation"))
    yield from _written(chance, folder, path, "export", "--format", form)


def _dossiers(chance: random.Random, folder: Path, path: Path) -> Iterator[str]:
    yield from _written(chance, folder, path, "dossier")


def _written(chance: random.Random, folder: Path, path: Path, *words: object) -> Iterator[str]:
    """A file is there whole, or not at all; what the killed one left goes with the next."""
    out = folder / "out"
    out.mkdir(exist_ok=True)
    _killed(chance, folder, path, *words, "--ledger", path, "-o", out / "file", "--force")
    if (out / "file").exists():
        ends = (out / "file").read_bytes()[-40:].strip()
        if not ends or not ends.endswith((b"}", b'"', b"]", b"</html>", b"]}")):
            yield f"{words[0]}: half a file has its name: {ends!r}"
    code, said, _ = finish(command(*words, "--ledger", path, "-o", out / "file", "--force"), folder / "told")
    if code:
        yield f"{words[0]} fails afterwards: {said[-200:]}"
    left = [one.name for one in out.iterdir() if one.name != "file"]
    if left:
        yield f"{words[0]}: {left} are left"
    shutil.rmtree(out)
