"""He, she and they as subjects of saying and thinking, on GUM; and the sources of chains dev that are short forms.

From raw text: the resolver is told where the pronoun stands and nothing else. Right is an antecedent whose head is
the head of a gold mention of the same entity. Where no name or noun phrase of the entity stands before the pronoun,
only None is right; those are counted apart.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from accordingto.records import Kind, Paragraph, Span
from accordingto.resolve.entities import Entities
from accordingto.text.doc import Doc
from bench.polnear import SHARED, rows, scorer
from bench.texts import lines, parsed

GUM = SHARED / "data/gum"
CHAINS = SHARED / "data/chains/dev.jsonl"
PRONOUNS = frozenset(("he", "she", "they"))
SUBJECT = frozenset(("nsubj", "nsubj:outer"))
SAYING_OR_THINKING = frozenset(
    """
    accept accuse acknowledge add address admit advise affirm agree allege announce answer anticipate apologize argue
    ask assert assume assure believe blame boast brag call caution charge cite claim comment complain concede conclude
    condemn confess confirm consider contend counter credit criticise criticize cry decide declare decline demand deny
    describe determine disagree disclose discover discuss dismiss doubt emphasise emphasize estimate exclaim expect
    explain express fear feel find forecast foresee forget guess hear hint hold hope imagine imply indicate inform
    insist instruct intend invite joke judge know lament learn mention mutter note notice observe offer opine order
    outline plan plead pledge point ponder praise predict prefer presume proclaim promise pronounce propose protest
    prove qualify question quip quote read realise realize reason reassure recall recognise recognize recommend recount
    refer reflect refuse reiterate reject relate remark remember remind repeat reply report request respond retort
    reveal rule say see sense shout sigh signal speak specify speculate state stress suggest suppose surmise suspect
    swear talk teach tell testify thank think threaten tweet understand urge voice vow want warn whisper wish wonder
    worry write yell
    """.split()
)
"""Lemmas. Verbs that take a content clause or a quotation: speech, thought, and perception used for thought."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of GUM, its place in the text, its parse."""

    span: Span
    sentence: int
    lemma: str
    tag: str
    head: int
    relation: str


@dataclass(slots=True)
class Mention:
    """A gold mention: tokens first to last, the ones GUM calls its minimal span, and its entity."""

    entity: str
    first: int
    last: int
    least: frozenset[int]


@dataclass(slots=True)
class Document:
    """A GUM document as plain text, with what is needed to judge answers."""

    name: str
    text: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def doc(self) -> Doc:
        """The text as the program has it."""
        return parsed(self.text, self.paragraphs)


@dataclass(frozen=True, slots=True)
class Case:
    """One pronoun, the answer and whether it is right. `possible`: the entity has an earlier name or noun phrase."""

    document: str
    pronoun: str
    at: int
    passage: str
    answer: str | None
    because: str
    gold: str
    possible: bool
    right: bool


def documents(only: frozenset[str] | None = None) -> Iterator[Document]:
    """The GUM documents that are here, or those of these names."""
    for path in sorted(GUM.glob("*.conllu")):
        if only is None or path.stem in only:
            yield read_document(path)


def dev_names() -> frozenset[str]:
    """The names in GUM's own dev split."""
    section = (GUM / "splits.md").read_text(encoding="utf-8").split("## dev")[1].split("##")[0]
    return frozenset(line.strip("* ").strip() for line in section.splitlines() if line.strip().startswith("*"))


def read_document(path: Path) -> Document:
    """Text, paragraphs, parse and coreference of a CoNLL-U file."""
    document = Document(path.stem)
    pieces: list[str] = []
    length = line_start = base = sentence = 0
    opened: dict[str, list[Mention]] = defaultdict(list)
    space = joined = inner = 0  # joined: the last number of a word made of several tokens; inner: where the next begins
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and length > line_start:
            document.paragraphs.append(Paragraph(Span(line_start, length), Kind.BODY))
            pieces.append("\n")
            length += 1
            line_start, space = length, 0
        elif not line:
            base = len(document.tokens)
            sentence += 1
        if not line or line.startswith("#"):
            continue
        number, form, lemma, tag, _, _, head, relation, _, misc = line.split("\t")
        if "." in number:
            continue
        inside = "-" not in number and int(number) <= joined
        if not inside:
            pieces.append(" " * space + form)
            length += space + len(form)
            space = "SpaceAfter=No" not in misc
        if "-" in number:
            joined, inner = int(number.split("-")[1]), length - len(form)
            continue
        start = inner if inside else length - len(form)
        end = min(length, start + len(form)) if inside else length
        inner = end
        above = base + int(head) - 1 if head != "0" else -1
        document.tokens.append(Token(Span(start, end), sentence, lemma, tag, above, relation))
        joined = joined if inside and int(number) < joined else 0
        for value in misc.split("|"):
            if value.startswith("Entity="):
                _brackets(value[7:], len(document.tokens) - 1, opened, document.mentions)
    document.paragraphs.append(Paragraph(Span(line_start, length), Kind.BODY))
    document.text = "".join(pieces)
    return document


def _brackets(value: str, token: int, opened: dict[str, list[Mention]], found: list[Mention]) -> None:
    """Open and close the mentions that GUM's Entity column marks on a token."""
    for piece in value.replace("(", "\0(").replace(")", ")\0").split("\0"):
        if not piece:
            continue
        fields = piece.strip("()").split("-")
        if piece.startswith("("):
            least = (
                frozenset(token + int(n) - 1 for n in fields[5].split(",") if n.isdigit()) if len(fields) > 5 else None
            )
            mention = Mention(fields[0], token, token, least or frozenset((token,)))
            opened[fields[0]].append(mention)
            found.append(mention)
        if piece.endswith(")") and opened[fields[0]]:
            opened[fields[0]].pop().last = token


def cases(document: Document) -> Iterator[Case]:
    """Each he, she, they that says or thinks, with the resolver's answer."""
    entities = Entities(document.doc, [])
    for at, token in enumerate(document.tokens):
        if is_asked(document, at):
            yield _case(document, entities, at, token)


def is_asked(document: Document, at: int) -> bool:
    """Is the token a he, she or they, and the subject of a verb of saying or thinking?"""
    token = document.tokens[at]
    if document.text[token.span.start : token.span.end].lower() not in PRONOUNS or token.relation not in SUBJECT:
        return False
    above = document.tokens[token.head]
    return above.tag in ("VERB", "AUX") and above.lemma.lower() in SAYING_OR_THINKING


def gold_heads(document: Document, at: int) -> tuple[frozenset[int], str]:
    """Tokens that head an earlier name or noun phrase of the pronoun's entity, and the nearest one's words."""
    entity = next((m.entity for m in document.mentions if m.first == m.last == at), None)
    heads: set[int] = set()
    words = ""
    for mention in document.mentions:
        head = head_of(document, mention.first, mention.last)
        if mention.entity == entity and mention.last < at and document.tokens[head].tag != "PRON":
            heads |= mention.least | {head}
            words = document.text[document.tokens[mention.first].span.start : document.tokens[mention.last].span.end]
    return frozenset(heads), words


def head_of(document: Document, first: int, last: int) -> int:
    """The token whose syntactic head lies outside the span."""
    for token in range(first, last + 1):
        if not first <= document.tokens[token].head <= last and document.tokens[token].tag != "PUNCT":
            return token
    return first


def _case(document: Document, entities: Entities, at: int, token: Token) -> Case:
    heads, words = gold_heads(document, at)
    reference = entities.refer(token.span)
    answer, right = None, not heads
    if reference:
        span = reference.antecedent
        answer = document.text[span.start : span.end]
        inside = [i for i, t in enumerate(document.tokens) if t.span.start < span.end and t.span.end > span.start]
        right = bool(inside) and inside[-1] < at and head_of(document, inside[0], inside[-1]) in heads
    passage = document.text[max(0, token.span.start - 160) : token.span.end + 50].replace("\n", " | ")
    pronoun = document.text[token.span.start : token.span.end].lower()
    because = reference.because if reference else ""
    return Case(document.name, pronoun, token.span.start, passage, answer, because, words, bool(heads), right)


def chain_cases() -> Iterator[tuple[str, str, str, bool]]:
    """Of chains dev: source words, our name, the gold chain's names, and whether one of them agrees."""
    texts = {row["name"]: row["text"] for row in rows()}
    score = scorer("score_chains")
    gold = [json.loads(line) for line in CHAINS.read_text(encoding="utf-8").splitlines()]
    sources: dict[str, list[Span]] = defaultdict(list)
    for row in gold:
        sources[row["article"]].extend(Span(*s) for s in row["spans"]["source"])
    known = {name: Entities(lines(texts[name]), spans) for name, spans in sources.items()}
    for row in gold:
        if row["spans"]["source"]:
            yield _chain_case(row, texts[row["article"]], known[row["article"]], score)


def _chain_case(row: dict[str, Any], text: str, entities: Entities, score: ModuleType) -> tuple[str, str, str, bool]:
    first = Span(*row["spans"]["source"][0])
    reference = entities.refer(first)
    name = reference.name if reference else ""
    chains = [row["chain"], *row.get("or", [])]
    names = [link["name"] for chain in chains for link in chain]
    return text[first.start : first.end], name, " <- ".join(names), any(score.same_name(name, n) for n in names)


def measure() -> dict[str, float]:
    """Percent right on the documents that training did not see (GUM's dev split), by the names of floors.json."""
    return figures(dev_names())


def figures(only: frozenset[str] | None) -> dict[str, float]:
    """Percent right on these documents, or on all."""
    asked = [c for d in documents(only) for c in cases(d)]
    out = {"pronouns gum": _percent([c.right for c in asked if c.possible])}
    for pronoun in sorted(PRONOUNS):
        out[f"pronouns gum, {pronoun}"] = _percent([c.right for c in asked if c.possible and c.pronoun == pronoun])
    out["pronouns gum, nobody to find"] = _percent([c.right for c in asked if not c.possible])
    out["sources chains dev"] = _percent([right for *_, right in chain_cases()])
    return out


def _percent(right: list[bool]) -> float:
    return round(100 * sum(right) / max(1, len(right)), 1)


def main() -> int:
    """Print figures for all of GUM and for its dev split, and every error."""
    if not GUM.is_dir():
        print(f"{GUM}: not there. Set ACCORDINGTO_SHARED to the folder that holds data/")
        return 2
    for document in documents():
        for case in cases(document):
            if not case.right:
                print(
                    f"{case.document} {case.at}: {case.passage!r}\n    {case.answer!r} ({case.because})"
                    f"; gold {case.gold!r}"
                )
    for source, name, gold, right in chain_cases():
        if not right:
            print(f"chains dev: {source!r}\n    {name!r}; gold {gold!r}")
    for title, only in (("all", None), ("dev", dev_names())):
        print(title, figures(only))
    return 0


if __name__ == "__main__":
    sys.exit(main())
