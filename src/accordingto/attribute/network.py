"""How a shipped network is run: onnxruntime, one thread, quiet."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from accordingto.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime


@contextmanager
def loading(folder: Path) -> Iterator[None]:
    """A `ModelError` in the place of the bare exceptions that the libraries raise of a folder."""
    try:
        yield
    except Exception as error:
        raise ModelError(f"{folder}: no usable model ({error}); reinstall accordingto or run `make model`") from None


def session(model: Path) -> "onnxruntime.InferenceSession":
    """A session of an ONNX file; onnxruntime raises bare exceptions of its own where it is missing or damaged."""
    import onnxruntime  # noqa: PLC0415 (half a second: who only looks at a ledger need not wait for it)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
