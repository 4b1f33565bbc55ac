"""Content as archives keep it, packed as a server sent it: unpacked, and never more than a limit of it."""

import zlib
from collections.abc import Callable

GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


def unpacked(data: bytes, packing: str, limit: int) -> bytes:
    """The content, at most a little more than `limit`; as it is where it is not packed so, whatever its header says."""
    unpack = {"gzip": _inflated, "x-gzip": _inflated, "deflate": _inflated, "br": _unbrotlied}.get(
        packing.strip().lower()
    )
    return unpack(data, limit) if unpack else data


def _inflated(data: bytes, limit: int) -> bytes:
    for form in (GZIP_OR_ZLIB, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(form).decompress(data, limit + 1)
        except zlib.error:
            continue
    return data


def _unbrotlied(data: bytes, limit: int) -> bytes:
    import brotli  # noqa: PLC0415  an extra, and few pages need it

    unpack = brotli.Decompressor()
    process: Callable[..., bytes] = unpack.process
    try:
        content = process(data, output_buffer_limit=limit + 1)
        while len(content) <= limit and not unpack.is_finished() and (more := process(b"", output_buffer_limit=limit)):
            content += more
    except brotli.error:
        return data
    return content
