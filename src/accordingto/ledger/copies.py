"""Which articles are copies of one text, by the decisions that stand."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from accordingto.ledger import judgements
from accordingto.match.claims import ordered
from accordingto.records import Judgement, Verdict


def originals(connection: sqlite3.Connection, articles: Iterable[str]) -> dict[str, str]:
    """For each article that is a copy, or has one, the first of the text's copies among these, by id."""
    found = _copies(connection, articles)
    beside: dict[str, set[str]] = defaultdict(set)
    for one in found:
        beside[one.left].add(one.right)
        beside[one.right].add(one.left)
    first: dict[str, str] = {}
    for article in sorted(beside):
        todo = [article] if article not in first else []
        while todo:
            other = todo.pop()
            if other not in first:
                first[other] = article
                todo += beside[other]
    return first


def _copies(connection: sqlite3.Connection, articles: Iterable[str]) -> list[Judgement]:
    """The decisions by which these articles are copies, of each other or of others that others copy too."""
    by_users = judgements.by_users(connection, "article", (Verdict.SAME, Verdict.COPY, Verdict.DIFFERENT))
    asked = {ordered(one.judgement.left, one.judgement.right): one.judgement for one in by_users}
    found: dict[tuple[str, str], Judgement] = {}
    todo, seen = set(articles), set[str]()
    while todo:
        seen |= todo
        for one in judgements.on_articles(connection, todo):
            pair = ordered(one.left, one.right)
            judged = asked.get(pair, one)
            if judged.verdict in (Verdict.COPY, Verdict.SAME):
                found[pair] = judged
        todo = {other for pair in found for other in pair} - seen
    return list(found.values())
