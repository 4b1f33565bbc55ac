"""One law for any text at all: what goes in comes out equal, in Python and in SQL."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accordingto.ledger import Ledger, connect, entries
from accordingto.ledger.claims import Entries
from accordingto.records import (
    Agent,
    Article,
    Attribution,
    Basis,
    Evidence,
    Kind,
    Known,
    Link,
    Mode,
    Paragraph,
    Source,
    Span,
    Stance,
    Statement,
    Told,
)

from .samples import MODEL, digest
from .test_keep import check_words

CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
HARD = st.sampled_from(
    ["🚢", "👩‍👩‍👧", "e\u0301", "\r\n", "\u2028", "\u202eשלום", "مرحبا", "\ufeff", "\uffff", "a", " "]
)
TEXTS = st.lists(CHARACTERS | HARD, max_size=40).map("".join)


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    """Spans in text order that do not overlap."""
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    return tuple(Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False))


SPANS = st.none() | st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(*ends))
SOURCES = st.builds(
    Source,
    TEXTS,
    st.sampled_from(Agent),
    st.booleans(),
    st.lists(TEXTS, max_size=3).map(tuple),
    st.none() | TEXTS,
)
RESOLVED = st.fixed_dictionaries(
    {
        "chain": st.lists(st.builds(Link, SOURCES, SPANS, TEXTS), max_size=3).map(tuple),
        "stance": st.sampled_from(Stance),
        "hedge": st.booleans(),
        "mode": st.sampled_from(Mode),
        "addressee": st.none() | TEXTS,
        "said": st.none() | TEXTS,
        "told": st.sampled_from(Told),
        "evidence": st.lists(st.builds(Evidence, TEXTS, SPANS, TEXTS), max_size=3).map(tuple),
    }
)


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, list[Statement]]:
    text = draw(TEXTS)
    known = st.builds(Known, TEXTS, st.sampled_from(Basis), TEXTS, st.none() | TEXTS)
    article = Article(
        id=digest(text),
        name=draw(TEXTS),
        path=draw(TEXTS),
        text=text,
        paragraphs=tuple(Paragraph(span, draw(st.sampled_from(Kind))) for span in draw(spans(text))),
        given_text=draw(st.booleans()),
        url=draw(st.none() | TEXTS),
        title=draw(st.none() | known),
        bylines=tuple(draw(st.lists(known, max_size=2))),
        inferred=tuple(draw(st.lists(st.tuples(st.sampled_from(["outlet", "published"]), known), max_size=2))),
        extra=draw(st.dictionaries(TEXTS, TEXTS | st.integers() | st.none(), max_size=2)),
    )
    said = Attribution(draw(spans(text)), draw(spans(text)), draw(spans(text)), draw(st.floats(0, 1)))
    return article, [Statement(digest(text, said), article.id, said, **draw(RESOLVED)) for _ in range(2)]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=articles())
@example(
    made=(
        Article("a" * 32, "n", "p", "🚢e\u0301\r\n\u2028שx", (Paragraph(Span(0, 3), Kind.BODY),), True),
        [Statement("b" * 32, "a" * 32, Attribution((Span(0, 1),), (Span(1, 3),), (Span(3, 6), Span(7, 8)), 1.0))] * 2,
    )
)
def test_round_trip(ledger: Ledger, made: tuple[Article, list[Statement]]) -> None:
    article, (said, anew) = made
    ledger.add(article, [anew], MODEL)
    ledger.replace_statements(article.id, [said], MODEL)
    assert ledger.article(article.id) == article
    ((key, kept),) = entries.load(ledger._connection, ledger._key(article.id))
    assert kept == said
    assert [entry.statement for entry in ledger.statements()] == ([said] if said.told is Told.ATTRIBUTED else [])
    entry = Entries(ledger._connection).of([key])[key]
    for passage in entry.passages:
        assert passage.text == article.text[passage.span.start : passage.span.end]
    assert _cut_by_sql(ledger, article.id) == (entry.source, entry.cue, entry.content)
    passages = ledger._connection.execute("SELECT text FROM passage_text ORDER BY paragraph").fetchall()
    assert passages == [(article.text[p.span.start : p.span.end],) for p in article.paragraphs]
    check_words(ledger.path)
    _empty(ledger)


def _cut_by_sql(ledger: Ledger, article_id: str) -> tuple[str, ...]:
    query = "SELECT who, cue, what FROM statements_readable WHERE article_id = ?"
    (row,) = ledger._connection.execute(query, (article_id,))
    return tuple(role or "" for role in row)


def _empty(ledger: Ledger) -> None:
    """As `forget` does, without writing the file anew."""
    for row in list(ledger.articles()):
        with connect.transaction(ledger._connection):
            ledger._delete(*ledger._connection.execute("SELECT key FROM article").fetchone(), row.article)
    check_words(ledger.path)
