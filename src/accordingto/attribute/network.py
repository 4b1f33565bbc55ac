"""How a shipped model is loaded: its files are those that were shipped; onnxruntime runs it on one thread, quiet."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from accordingto.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime

SUMS = "SHA256SUMS"
"""Beside the files of a model: the SHA-256 of each, as `sha256sum` writes it. A model in the making has none."""
MOST_SHOWN = 200
_EXACT = ("session.x64quantprecision", "1")
"""Sums of products of bytes may overflow on processors with AVX2 and no VNNI; with this they do not, on any.

It takes 1.5 times as long, and with VNNI the numbers are the same to the bit without."""
_AS_EXPORTED = ["SkipLayerNormFusion"]
"""Left out: an addition and a layer norm in one take four times as long as one after the other."""
_PROCESSOR = Path("/proc/cpuinfo")


@contextmanager
def loading(folder: Path) -> Iterator[None]:
    """A `ModelError` in the place of the bare exceptions that the libraries raise of a folder."""
    try:
        verify(folder)
        yield
    except ModelError:
        raise
    except Exception as error:
        raise _unusable(folder, error) from None


@cache
def verify(folder: Path) -> None:
    """Look, once in a process, whether the files are those that were shipped; `ModelError` where one is not."""
    sums = folder / SUMS
    if not sums.exists():
        return
    for line in sums.read_text(encoding="utf-8").splitlines():
        wanted, name = line.split(maxsplit=1)
        try:
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise _unusable(folder, f"{name}: {error.strerror}") from None
        if found != wanted:
            raise _unusable(folder, f"{name} is not the file that was shipped")


def session(model: Path) -> "onnxruntime.InferenceSession":
    """A session of an ONNX file; `ModelError` where it is damaged, or cannot be run on this machine."""
    try:
        import onnxruntime  # noqa: PLC0415  it may be that which fails
    except Exception as error:
        what = " ".join(str(error).split())[:MOST_SHOWN]
        advice = "Reinstall it (pip install --force-reinstall onnxruntime), or use a processor that it supports"
        raise ModelError(f"onnxruntime cannot be loaded on this machine ({what}). {advice}") from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if not _has_vnni():
        options.add_session_config_entry(*_EXACT)
    try:
        return onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"], disabled_optimizers=_AS_EXPORTED
        )
    except Exception as error:
        raise _unusable(model.parent, error) from None


def _has_vnni() -> bool:
    """Whether the system says of the processor that it has AVX-VNNI or AVX-512 VNNI."""
    return _PROCESSOR.exists() and "vnni" in _PROCESSOR.read_text(encoding="utf-8", errors="replace")


def _unusable(folder: Path, why: object) -> ModelError:
    told = " ".join(str(why).split())[:MOST_SHOWN]
    return ModelError(f"{folder}: no usable model ({told}); reinstall accordingto or run `make model`")
