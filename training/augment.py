"""Forms of attribution that PolNeAR has too few of, made from its own sources and contents.

Transcripts and interviews, a speaker after a dash, "And from X:", headlines with a colon or "…, X Says". Each
made-up article strings together contents of the training set in one of these forms, with its gold.
"""

import random
import re
from collections.abc import Callable, Iterator

from training.polnear import Gold, Spans
from training.rewrite import rewritten

PERSON = re.compile(r"(?:[A-Z][a-z]+\.? )?[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2}")
SPEECH = re.compile(r"[“\"][^“”\"]{20,300}[.?!,][”\"]")
DASHES = ("—", "– ", "― ", "— ", "-- ")
LABELS = (("Q", "A"), ("QUESTION", "ANSWER"), ("Interviewer", None), ("THE COURT", None), ("MODERATOR", None))
ASIDES = ("(CROSSTALK)", "(APPLAUSE)", "(LAUGHTER)", "[Laughter]")
PREAMBLES = ("A partial transcript follows.", "The conversation has been edited for length.", "Transcript:")
_COMMON = """The This That They She Who One Some Many Most Both Our Its His Her Your All Other Another These
Those Each Neither Mr Mrs Ms Dr President Senator Sen Rep Gov Governor Secretary Campaign House
White Senate Congress Republican Republicans Democrat Democrats Democratic National State Department
Court Supreme American Americans United States Police Former Party According Poll Times Post News
University Committee Director Chairman Manager Spokesman Spokeswoman Officials"""
COMMON = frozenset(_COMMON.split())
_SYLLABLES = "ka ro len mir da sel to vin har os bel an dor qui ne tal or ras fen lu ma gri ven sto pa il ger no shi wa"
SYLLABLES = _SYLLABLES.split()
Article = tuple[str, list[Gold]]


class Writer:
    """A text under construction, with the gold of what was written."""

    def __init__(self) -> None:
        self.text = ""
        self.gold: list[Gold] = []

    def add(self, words: str) -> tuple[int, int]:
        """Append words; returns where they stand."""
        start = len(self.text)
        self.text += words
        return start, len(self.text)


def articles(source: list[Article], count: int, seed: int) -> Iterator[Article]:
    """`count` made-up articles from the persons and the speech of `source`."""
    draw = random.Random(seed)
    people, speech = _material(source)
    forms: list[Callable[[Writer, random.Random, list[str], list[str]], None]] = [
        _transcript, _transcript, _interview, _dashes, _from, _headlines,
    ]  # fmt: skip
    for number in range(count):
        writer = Writer()
        forms[number % len(forms)](writer, draw, draw.sample(people, 6), draw.sample(speech, 8))
        yield writer.text, writer.gold


def _material(source: list[Article]) -> tuple[list[str], list[str]]:
    """Names of persons, and what was said in quotation marks, the marks taken off."""
    people, speech = set(), set()
    for text, gold in source:
        for one in gold:
            people |= {text[s:e] for s, e in one.source if PERSON.fullmatch(text[s:e])}
            if len(one.content) == 1 and SPEECH.fullmatch(words := text[slice(*one.content[0])]):
                speech.add(re.sub(r",$", ".", words[1:-1]))
    return sorted(people), sorted(speech)


def _turn(writer: Writer, draw: random.Random, label: str, paragraphs: list[str]) -> None:
    source, cue = writer.add(label), writer.add(":")
    content = []
    for words in paragraphs:
        writer.add(" " if not content else "\n\n")
        content.append(writer.add(words))
    writer.add("\n\n")
    writer.gold.append(Gold([source], [cue], content))
    if draw.random() < 0.1:
        writer.add(draw.choice(ASIDES) + "\n\n")


def _transcript(writer: Writer, draw: random.Random, people: list[str], speech: list[str]) -> None:
    names = [name.split()[-1] if draw.random() < 0.6 else name for name in people[: draw.choice((2, 2, 3))]]
    style = draw.choice((str.upper, str.upper, str))
    labels = [style(draw.choice(("", "", "", "Mr. ", "Sen. ")) + name) for name in names]
    if draw.random() < 0.2:
        labels[0] += " (host)"
    if draw.random() < 0.4:
        writer.add(draw.choice(PREAMBLES) + "\n\n")
    _turns(writer, draw, labels, speech)


def _interview(writer: Writer, draw: random.Random, people: list[str], speech: list[str]) -> None:
    asks, answers = draw.choice(LABELS)
    _turns(writer, draw, [asks, answers or draw.choice((people[0], people[0].split()[-1]))], speech)


def _turns(writer: Writer, draw: random.Random, labels: list[str], speech: list[str]) -> None:
    rest = list(speech)
    turn = 0
    while rest:
        taken = [rest.pop() for _ in range(min(len(rest), draw.choice((1, 1, 1, 2))))]
        question = turn % len(labels) == 0 and draw.random() < 0.6
        taken[-1] = re.sub(r"[.!]$", "?", taken[-1]) if question else taken[-1]
        _turn(writer, draw, labels[turn % len(labels)], taken if draw.random() < 0.4 else [" ".join(taken)])
        turn += 1


def _dashes(writer: Writer, draw: random.Random, people: list[str], speech: list[str]) -> None:
    dash, bare = draw.choice(DASHES), draw.random() < 0.15
    for name, words in zip(people, speech, strict=False):
        content = writer.add(words if bare else f"“{words}”")
        writer.add(draw.choice((" ", " ", "\n", "\n\n")))
        cue = writer.add(dash.strip())
        writer.add(dash[len(dash.strip()) :])
        title = draw.choice(("", "", "Rep. ", "Commissioner ", "Sen. "))
        tail = draw.choice(("", "", " (D-Calif.)", ", of Ohio", ", a reader", ", 54"))
        source = writer.add(title + name + tail)
        writer.add("\n\n")
        writer.gold.append(Gold([source], [cue], [content]))


def _from(writer: Writer, draw: random.Random, people: list[str], speech: list[str]) -> None:
    for name, words in zip(people, speech, strict=False):
        writer.add(
            draw.choice(("And ", "And this ", "Then there is this, ", "Next, ", "Here is the view ", "A last word "))
        )
        cue = writer.add("from")
        writer.add(" ")
        title = draw.choice(("", "Chairwoman ", "Commissioner ", "Gov. ", "Dr. "))
        source = writer.add(title + name + draw.choice(("", "", ", who voted no", ", a former mayor")))
        writer.add(": ")
        content = writer.add(f"“{words}”")
        writer.add("\n\n")
        writer.gold.append(Gold([source], [cue], [content]))


def _headlines(writer: Writer, draw: random.Random, people: list[str], speech: list[str]) -> None:
    """One headline, and below it plain paragraphs in which the persons speak as usual."""
    name, words = draw.choice((people[0], people[0].split()[-1], "Poll", "Report")), " ".join(speech[0].split()[:10])
    words = re.sub(r"[.,?!;:]+$", "", words)
    words = " ".join(w[:1].upper() + w[1:] for w in words.split()) if draw.random() < 0.5 else words
    if draw.random() < 0.6:
        source, cue = writer.add(name), writer.add(":")
        writer.add(" ")
        content = writer.add(words)
    else:
        content = writer.add(words)
        writer.add(", ")
        source = writer.add(name)
        writer.add(" ")
        cue = writer.add(draw.choice(("Says", "says", "Warns", "say")))
    writer.gold.append(Gold([source], [cue], [content]))
    writer.add("\n\n")
    for person, said in zip(people[1:4], speech[1:4], strict=False):
        content = writer.add(f"“{re.sub(r'[.]$', ',', said)}”")
        writer.add(" ")
        source = writer.add(person)
        writer.add(" ")
        cue = writer.add("said")
        writer.add(".\n\n")
        writer.gold.append(Gold([source], [cue], [content]))


def renamed(article: Article, draw: random.Random) -> Article:
    """The article with the names of its sources replaced throughout: 2016 had few names, news has many."""
    text, gold = article
    names = {word for one in gold for s, e in one.source for word in re.findall(r"[A-Z][a-z]{2,}", text[s:e])}
    new = {name: _name(draw) for name in sorted(names - COMMON)}
    if not new:
        return article
    found = re.finditer(r"\b(?:" + "|".join(new) + r")\b", text)
    changed, moved = rewritten(text, [(m.start(), m.end(), new[m.group()]) for m in found])

    def along(spans: Spans) -> Spans:
        return [(moved[s], moved[e]) for s, e in spans if moved[s] < moved[e]]

    return changed, [Gold(along(one.source), along(one.cue), along(one.content)) for one in gold]


def _name(draw: random.Random) -> str:
    name = "".join(draw.sample(SYLLABLES, draw.choice((2, 2, 3)))).capitalize()
    return f"{name}-{_name(draw)}" if draw.random() < 0.08 else name
