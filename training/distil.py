"""Distil several trained networks into one (Hinton, Vinyals and Dean 2015; ensembles: Furlanello et al. 2018).

The teachers' emissions are averaged. The student learns PolNeAR's tags as before and, beside them, the teachers'
probabilities of every tag; articles without gold (other corpora in ../shared/data) take the teachers' best tags for
gold, so that the student sees news that no teacher was trained on.

    python -m training.distil --teachers A.pt B.pt --start A.pt --runs runs/distilled --out runs/distilled/model
"""

import json
import logging
import math
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from accordingto.attribute.decode import ranges
from accordingto.attribute.roles import ROLE_TAGS, TAGS
from accordingto.attribute.viterbi import structure, viterbi
from accordingto.attribute.windows import Windower
from training import augment
from training.calibrate import calibrate
from training.export import export
from training.network import Network, crf_loss, from_minilm
from training.polnear import Example, articles, examples
from training.settings import parser
from training.train_attribution import ROLE_WEIGHT, UNKNOWN, batches, optimizer_of, padded

log = logging.getLogger("distil")
SOFT = 0.7
"""Weight of the teachers' probabilities; the rest is the gold's."""
DECOYS = 2


class Taught:
    """An example with what the teachers make of it: tag logits, cue ranges beyond the gold, role logits."""

    __slots__ = ("cues", "example", "roles", "soft")

    def __init__(self, example: Example, soft: np.ndarray, cues: list[tuple[int, int]], roles: np.ndarray) -> None:
        self.example, self.soft, self.cues, self.roles = example, soft, cues, roles

    @property
    def tags(self) -> np.ndarray:
        return self.example.tags

    @property
    def window(self) -> object:
        return self.example.window


class Teachers:
    """Several networks, averaged."""

    def __init__(self, paths: list[Path], minilm: str) -> None:
        self.networks = [_loaded(minilm, path) for path in paths]
        self.transitions = _mean([n.transitions for n in self.networks])
        self.role_transitions = _mean([n.role_transitions for n in self.networks])

    @torch.no_grad()
    def taught(self, example: Example, has_gold: bool) -> Taught:
        """Tags and roles as the teachers see them; without gold, their best answer stands for it."""
        window = example.window
        ids, features, pages = (
            torch.from_numpy(x.astype(np.int64))[None] for x in (window.ids, window.features, window.paragraphs)
        )
        with torch.autocast("cpu", torch.bfloat16):
            seen = [network(ids, features, None) for network in self.networks]
        seen = [(emissions.float(), vectors.float()) for emissions, vectors in seen]
        soft = torch.stack([emissions[0] for emissions, _ in seen]).mean(0).numpy()
        best = viterbi(soft[None], self.transitions + structure(TAGS))[0]
        heard = ranges(best, TAGS.index("B-cue"))
        known = set(example.cues)
        cues = [*example.cues, *[cue for cue in heard if cue not in known][: DECOYS if has_gold else None]]
        roles = np.zeros((0, len(soft), len(ROLE_TAGS)), np.float32)
        if cues:
            every = torch.tensor([(0, *cue) for cue in cues])
            pairs = zip(self.networks, seen, strict=True)
            roles = torch.stack([n.roles(e, v, every, pages) for n, (e, v) in pairs]).mean(0).numpy()
        if not has_gold:
            example = self._answer(example, best, cues, roles)
        return Taught(example, soft.astype(np.float16), cues, roles.astype(np.float16))

    def _answer(self, example: Example, tags: np.ndarray, cues: list[tuple[int, int]], roles: np.ndarray) -> Example:
        rows = list(viterbi(roles, self.role_transitions + structure(ROLE_TAGS))) if cues else []
        return replace(example, tags=tags.astype(np.int64), cues=cues, roles=[row.astype(np.int64) for row in rows])


def _loaded(minilm: str, path: Path) -> Network:
    network = from_minilm(minilm)
    network.load_state_dict(torch.load(path, weights_only=True))
    return network.eval()


def _mean(parameters: list[torch.nn.Parameter]) -> np.ndarray:
    return np.asarray(torch.stack([p.detach() for p in parameters]).mean(0).numpy())


def untagged(shared: Path) -> Iterator[str]:
    """News without gold: AQUAINT, MEANTIME, ECB+ topics 1 to 30, as running text."""
    for path in sorted((shared / "data/aquaint-timeml").glob("[!.]*.tml")):
        body = re.search(r"<TEXT>(.*?)</TEXT>", path.read_text(encoding="utf-8", errors="replace"), re.S)
        if body:
            plain = re.sub(r"<[^>]+>", "", body[1]).replace("&amp;", "&")
            yield re.sub(r"[ \t]*\n[ \t]*(?!\n)(?=\S)", " ", re.sub(r"\n\s*\n", "\x00", plain)).replace("\x00", "\n")
    folders = [shared / "data/meantime/corpus_airbus", shared / "data/meantime/corpus_apple"]
    folders += [shared / "data/ecbplus" / str(n) for n in range(1, 31)]
    for folder in folders:
        for path in sorted(folder.glob("*.xml")):
            yield _tokens_as_text(path)


def _tokens_as_text(path: Path) -> str:
    """Sentences of tokens, joined as print has them; a sentence a line where the file does not tell paragraphs."""
    sentences: dict[str, list[str]] = {}
    for token in ElementTree.parse(path).getroot().iter("token"):
        sentences.setdefault(token.get("sentence", "0"), []).append(token.text or "")
    lines = [re.sub(r"\s+(?=[.,;:!?%)’]|'s\b|n't\b)|(?<=[($])\s+", "", " ".join(words)) for words in sentences.values()]
    lines = [re.sub(r"(?<=\w) ([-/]|: (?=\d)) (?=\w)", lambda m: m[1].strip(), line) for line in lines]
    pairs = [" ".join(lines[i : i + 2]) for i in range(0, len(lines), 2)]
    return "\n".join(re.sub(r"(``|\") (.*?) ?(''|\")", r'"\2"', line) for line in pairs)


def loss_of(network: Network, batch: list[Taught], word_dropout: float) -> torch.Tensor:
    """The gold's likelihood and the distance from the teachers, a piece of text."""
    ids, features, tags, pages, mask = padded([t.example for t in batch])
    dropped = (torch.rand(ids.shape) < word_dropout) & mask
    with torch.autocast("cpu", torch.bfloat16):
        emissions, vectors = network(ids.masked_fill(dropped, UNKNOWN), features, mask.long())
    emissions, vectors = emissions.float(), vectors.float()
    loss = (1 - SOFT) * crf_loss(emissions, tags, mask, network.transitions)
    soft = torch.zeros_like(emissions)
    for row, one in enumerate(batch):
        soft[row, : len(one.soft)] = torch.from_numpy(one.soft.astype(np.float32))
    loss = loss + SOFT * _distance(emissions, soft, mask)
    every = [(row, *cue) for row, one in enumerate(batch) for cue in one.cues]
    if every:
        gold = torch.zeros(len(every), ids.shape[1], dtype=torch.long)
        taught = torch.zeros(len(every), ids.shape[1], len(ROLE_TAGS))
        line = 0
        for one in batch:
            for number in range(len(one.cues)):
                if number < len(one.example.roles):
                    gold[line, : len(one.tags)] = torch.from_numpy(one.example.roles[number])
                taught[line, : len(one.tags)] = torch.from_numpy(one.roles[number].astype(np.float32))
                line += 1
        where = torch.tensor(every)
        scores = network.roles(emissions, vectors, where, pages)
        held = mask[where[:, 0]]
        mixed = (1 - SOFT) * crf_loss(scores, gold, held, network.role_transitions) + SOFT * _distance(
            scores, taught, held
        )
        loss = loss + ROLE_WEIGHT * mixed
    return loss / mask.sum()


def _distance(student: torch.Tensor, teacher: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Kullback-Leibler divergence of the tags' probabilities, summed over the pieces."""
    each = functional.kl_div(student.log_softmax(2), teacher.softmax(2), reduction="none").sum(2)
    return (each * mask.float()).sum()


def main() -> None:
    """Teach, train, export, calibrate."""
    asked = parser()
    asked.add_argument("--teachers", type=Path, nargs="+", required=True, help="checkpoints to learn from")
    settings = asked.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    random.seed(settings.seed)
    torch.manual_seed(settings.seed)
    if settings.threads:
        torch.set_num_threads(settings.threads)
    settings.runs.mkdir(parents=True, exist_ok=True)
    (settings.runs / "settings.json").write_text(json.dumps(vars(settings), default=str, indent=1))
    teachers = Teachers(settings.teachers, str(settings.minilm))
    data = list(_lessons(settings, teachers))
    log.info("%d windows taught", len(data))
    network = _loaded(str(settings.minilm), settings.start) if settings.start else from_minilm(str(settings.minilm))
    with torch.no_grad():
        network.transitions.copy_(torch.from_numpy(teachers.transitions))
        network.role_transitions.copy_(torch.from_numpy(teachers.role_transitions))
    del teachers
    checkpoint = _train(network, data, settings)
    export(checkpoint, settings.minilm, settings.shared / "data/polnear/train", settings.out)
    calibrate(settings.out, settings.shared)


def _lessons(settings, teachers: Teachers) -> Iterator[Taught]:  # type: ignore[no-untyped-def]
    windower = Windower(Tokenizer.from_file(str(settings.minilm / "tokenizer.json")))
    real = articles(settings.shared / "data/polnear/train")
    made_up = list(augment.articles(real, round(settings.made_up * len(real)), settings.seed))
    draw = random.Random(settings.seed)
    real = [augment.renamed(one, draw) if draw.random() < settings.renamed else one for one in real]
    for number, example in enumerate(examples(real + made_up, windower)):
        if number % 500 == 0:
            log.info("taught %d", number)
        yield teachers.taught(example, has_gold=True)
    for text in untagged(settings.shared):
        for example in examples([(text, [])], windower):
            yield teachers.taught(example, has_gold=False)


def _train(network: Network, data: list[Taught], settings) -> Path:  # type: ignore[no-untyped-def]
    steps = settings.epochs * math.ceil(len(data) / settings.batch)
    optimizer, schedule = optimizer_of(network, settings.rate, steps)
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.997)
    )
    for epoch in range(settings.epochs):
        network.train()
        losses = []
        for batch in batches(data, settings.batch):
            loss = loss_of(network, batch, settings.word_dropout)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(network)
            losses.append(loss.item())
            if len(losses) % 50 == 0:
                log.info("epoch %d step %d loss %.4f", epoch + 1, len(losses), np.mean(losses[-50:]))
        checkpoint = settings.runs / f"epoch{epoch + 1}.pt"
        torch.save(average.module.state_dict(), checkpoint)
    return checkpoint


if __name__ == "__main__":
    main()
