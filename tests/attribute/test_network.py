"""A model that is not whole, not the one that was shipped, or cannot be run here: one line each."""

import builtins
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import accordingto
from accordingto import pipeline
from accordingto.attribute import network
from accordingto.errors import ModelError
from accordingto.match.likeness import Similarity
from training import sums

MODELS = sorted((Path(accordingto.__file__).parent / "model").iterdir())


@pytest.fixture(autouse=True)
def unverified():
    network.verify.cache_clear()
    yield
    network.verify.cache_clear()


@pytest.mark.parametrize("folder", MODELS, ids=lambda folder: folder.name)
def test_the_files_are_those_that_the_sums_are_of(folder: Path, tmp_path: Path) -> None:
    network.verify(folder)
    copy = shutil.copytree(folder, tmp_path / "model")
    sums.remove(copy)
    sums.write(copy)
    assert (copy / network.SUMS).read_text() == (folder / network.SUMS).read_text()


def _changed(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    "name", ["labels.json", "model.onnx", "pairs.onnx", "projection.npy", "tokenizer.json", "words.bin"]
)
@pytest.mark.parametrize(
    ("damage", "says"),
    [
        pytest.param(Path.unlink, "No such file", id="lost"),
        pytest.param(lambda path: path.write_bytes(b""), "not the file that was shipped", id="empty"),
        pytest.param(_changed, "not the file that was shipped", id="one-bit"),
    ],
)
def test_a_file_that_is_not_as_it_was_shipped(
    tmp_path: Path, name: str, damage: Callable[[Path], object], says: str
) -> None:
    folder = shutil.copytree(next(one for one in MODELS if one.name == "similarity"), tmp_path / "model")
    damage(folder / name)
    with pytest.raises(ModelError) as told:
        Similarity(folder)
    assert f"{name}" in str(told.value) and says in str(told.value) and "\n" not in str(told.value)


@pytest.mark.parametrize("error", [ImportError("no libgomp"), OSError("bad ELF"), RuntimeError("needs\nAVX2")])
def test_where_onnxruntime_cannot_be_loaded(run, tmp_path: Path, monkeypatch, error: Exception) -> None:
    _refuse(monkeypatch, "onnxruntime", error)
    with pytest.raises(ModelError, match=r"onnxruntime cannot be loaded on this machine \(\w+"):
        network.session(tmp_path / "model.onnx")


def test_a_run_that_cannot_load_its_models_ends_in_one_line(run, tmp_path: Path, monkeypatch) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Mayor Ines Calder said so, {name}.", "utf-8")

    def lost() -> None:
        raise ModelError("model/attribution: no usable model")

    monkeypatch.setattr(pipeline, "shipped", lost)
    done = run("read", tmp_path, "--ledger", tmp_path / "story.db")
    assert done.code == 1
    assert done.err.splitlines() == ["accordingto: model/attribution: no usable model"]
    assert not (tmp_path / "story.db").exists()


@pytest.mark.parametrize("error", ["ImportError('libblas.so: cannot open')", "RuntimeError('built for AVX2')"])
@pytest.mark.parametrize("words", ["read x.txt", "extract x.txt", "serve"])
def test_a_library_that_cannot_be_loaded_is_one_line(tmp_path: Path, error: str, words: str) -> None:
    (tmp_path / "numpy.py").write_text(f"raise {error}", "utf-8")
    (tmp_path / "x.txt").write_text("Mayor Ines Calder said so.", "utf-8")
    found = os.pathsep.join((str(tmp_path), *sys.path))
    command = [sys.executable, "-m", "accordingto", *words.split()]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, env=os.environ | {"PYTHONPATH": found}, check=False
    )
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1, done.stderr
    assert "cannot be loaded on this machine" in done.stderr and error.split("'")[1] in done.stderr


def _refuse(monkeypatch: pytest.MonkeyPatch, module: str, error: Exception) -> None:
    """Let an import of that module fail."""
    original = builtins.__import__

    def refusing(name: str, *given: object, **named: object) -> object:
        if name == module:
            raise error
        return original(name, *given, **named)

    monkeypatch.setattr(builtins, "__import__", refusing)


def test_sums_of_bytes_are_exact_on_every_processor() -> None:
    # 64 times 255 by 127: pairs of these overflow 16 bits, in which processors with AVX2 and no VNNI add them up
    ones = np.ones((1, 64), np.float32)
    (found,) = network.session(Path(__file__).parent / "data/sums.onnx").run(None, {"x": ones})
    assert np.unique(found).tolist() == [64 * 255 * 127]


@pytest.mark.parametrize(
    ("says", "has"), [("flags : avx2 avx512f", False), ("flags : avx2 avx_vnni", True), ("avx512_vnni", True)]
)
def test_the_slow_way_is_taken_unless_the_processor_is_known_to_need_it_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, has: bool
) -> None:
    monkeypatch.setattr(network, "_PROCESSOR", tmp_path / "cpuinfo")
    assert not network._has_vnni()
    (tmp_path / "cpuinfo").write_text(says, "utf-8")
    assert network._has_vnni() is has
