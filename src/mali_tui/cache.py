"""What has been made of files is kept in the platform's cache, and need not be made again until they change.

Reading and checking YAML is a third of what a start takes, and with an explainer a hundred times as large
nearly all of it. Nothing kept is trusted: it is found only under the hash of the very bytes that it was made of,
must be whole and of the right type, and whatever is wrong with the cache is as if there were none.
"""

from __future__ import annotations

import contextlib
import os
import sys
from _blake2 import blake2b  # hashlib's own, which would bring OpenSSL along: 3 ms
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from mali_tui import __version__

Value = TypeVar("Value")

MAX_FILE_BYTES = 8 * 1024 * 1024  # bytes of a file; a larger one is no explainer's
MAX_ENTRIES = 32  # things kept; the oldest go
DIGEST = 16  # bytes


def cached(
    files: Sequence[Path], kind: type[Value], make: Callable[[], Value], *, code_files: Sequence[Path] = ()
) -> Value:
    """What ``make`` makes of ``files``, or the same from the cache.

    It must be of the type ``kind``, which msgspec can encode. ``code_files`` is the code that makes it, whose changes
    count as well; for installed code its version is enough, but not for who works on it.
    """
    name = _name(files, kind, code_files)
    # it is not kept where they changed while it was made
    return _kept_as(name, kind, make, lambda: name == _name(files, kind, code_files))


def cached_from_bytes(
    content: bytes,
    kind: type[Value],
    make: Callable[[], Value],
    is_cacheable: Callable[[], bool],
    *,
    code_files: Sequence[Path],
) -> Value:
    """As `kept`, of the ``content`` of a file. What is made is not kept if it is not ``fit`` for it."""
    try:
        name = _hash([("", content)], kind, code_files)
    except OSError:
        return make()
    return _kept_as(name, kind, make, is_cacheable)


def _kept_as(name: str | None, kind: type[Value], make: Callable[[], Value], fit: Callable[[], bool]) -> Value:
    if name is None:
        return make()
    path = _folder() / name
    found = _load_entry(path, kind)
    if found is not None:
        return found
    value = make()
    if fit():
        _keep(path, msgspec.msgpack.encode(value))
    return value


def cached_yaml(path: Path) -> dict[str, Any]:
    """The plain data of a YAML file of the program's own, or the same from the cache."""
    return cached([path], dict[str, Any], lambda: _read_yaml(path))


def _read_yaml(path: Path) -> dict[str, Any]:
    import yaml  # 12 ms, which what has been kept does not need

    read: dict[str, Any] = yaml.load(path.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return read


def _name(files: Sequence[Path], kind: type, code_files: Sequence[Path]) -> str | None:
    """A hash of all that counts; None where the files are not such as can be kept."""
    try:
        if not all(path.is_file() and path.stat().st_size <= MAX_FILE_BYTES for path in files):
            return None
        return _hash([(path.name, path.read_bytes()) for path in files], kind, code_files)
    except (OSError, ValueError):
        return None


def _hash(contents: Iterable[tuple[str, bytes]], kind: type, code_files: Sequence[Path]) -> str:
    digest = blake2b(f"{__version__} {kind}".encode(), digest_size=DIGEST)
    for path in code_files:
        status = path.stat()
        digest.update(f"\0{path.name}\0{status.st_size}\0{status.st_mtime_ns}".encode())
    for name, content in contents:
        digest.update(f"\0{name}\0{len(content)}\0".encode(errors="surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def _folder() -> Path:
    if sys.platform == "linux":  # as platformdirs would say, but without the 6 ms of its import
        named = os.environ.get("XDG_CACHE_HOME", "")
        return Path(named if os.path.isabs(named) else os.path.expanduser("~/.cache")) / "mali-tui"
    from platformdirs import user_cache_path

    return user_cache_path("mali-tui")


def _load_entry(path: Path, kind: type[Value]) -> Value | None:
    """What is kept at ``path``, if it is whole."""
    try:
        data = path.read_bytes()
        if data[:DIGEST] == _digest(data[DIGEST:]):
            return msgspec.msgpack.decode(memoryview(data)[DIGEST:], type=kind)
    except (OSError, ValueError, RecursionError):
        pass
    return None


def _keep(path: Path, data: bytes) -> None:
    """Put it there in one step, and remove the oldest where there are too many."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")  # as tempfile would, but without the 6 ms of its import
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(data) + data)
            unfinished.replace(path)
        except OSError:
            unfinished.unlink()
            raise
        with os.scandir(path.parent) as there:
            by_age = sorted(there, key=lambda one: one.stat().st_mtime)
        for oldest in by_age[:-MAX_ENTRIES]:
            os.unlink(oldest)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=DIGEST).digest()
