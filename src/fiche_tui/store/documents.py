"""Bytes to and from the JSON documents of the store, with suspicion.

On a shared server the owner of another file may be careless or hostile, so nothing is parsed before its size and its
nesting are known to be bounded, and what the store would refuse to read it also refuses to write.
"""

import json
import math
import re
from pathlib import Path
from typing import Any, TypeGuard

from fiche_tui.store.errors import Damaged, NewerSchema, Unwritable

Json = Any
Record = dict[str, Any]

SCHEMA = 1
"""The version of the files that this release writes, ``room.json`` apart; it reads this one and refuses later ones."""

MAX_DEPTH = 64
"""Levels of nesting allowed: far above what the domain needs, far below what exhausts the parser's stack."""

_NOT_STRUCTURE = bytes(set(range(256)) - set(b'"[]{}'))
_AS_ONE_KIND = bytes.maketrans(b"{}", b"[]")
_UNFINISHED = re.compile(r"t(ru?)?|f(a(ls?)?)?|n(ul?)?|[-.eE][-+]?|u[0-9a-fA-F]{0,4}|")
"""What may be left over, of a word, a number or an escape, where a text of JSON was cut."""
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def encode(value: Json, path: Path, limit: int, *, shallow: bool = False) -> bytes:
    """Return ``value`` as JSON bytes ending in a line feed, whole in memory.

    ``path`` is only named in errors; ``limit`` is in bytes; ``shallow`` says that the nesting is known to be bounded,
    which spares a scan of a large file. Raises ``Unwritable``.
    """
    try:
        data = _ENCODER.encode(value).encode() + b"\n"
    except UnicodeEncodeError as error:
        raise Unwritable(path, "not-utf8") from error
    except ValueError as error:
        raise Unwritable(path, "not-finite") from error
    except (TypeError, RecursionError) as error:
        raise Unwritable(path, "not-json") from error
    if len(data) > limit:
        raise Unwritable(path, "too-large")
    if not shallow and is_too_deep(data):
        raise Unwritable(path, "too-deep")
    return data


def decode(data: bytes, path: Path) -> Record:
    """Return the JSON object in ``data``. ``path`` is only named in errors. Raises ``Damaged``."""
    if not data.strip():
        # A power cut leaves empty files behind. Taking one for a new database would start again at number 1.
        raise Damaged(path, "empty")
    if is_too_deep(data):
        raise Damaged(path, "too-deep" if data.endswith(b"}\n") else "truncated")
    if not data.endswith(b"}\n"):
        # Every file of the store ends so, to tell when the end is missing.
        raise Damaged(path, _wrong_with(data))
    try:
        # Of all JSON values, an object alone ends so.
        value: Record = _DECODER.decode(data.decode())
        if _SURROGATE.search(data):
            json.dumps(value, ensure_ascii=False).encode()  # Half a surrogate pair could be read but never kept.
    except UnicodeError as error:
        raise Damaged(path, "not-utf8") from error
    except _NotFiniteError as error:
        raise Damaged(path, "not-finite") from error
    except (ValueError, RecursionError) as error:
        raise Damaged(path, "not-json") from error
    return value


def check_meta(meta: Json, kind: str, path: Path, latest: int = SCHEMA) -> Record:
    """Return ``meta`` once its schema version and kind are known to be ours; ``latest`` is the version of that kind.

    Raises ``NewerSchema``, or ``Damaged`` when it is not a description of a ``kind`` at all.
    """
    if not isinstance(meta, dict):
        raise Damaged(path, "shape")
    schema = meta.get("schema")
    if not is_count(schema) or not is_count(meta.get("rev")):
        raise Damaged(path, "shape")
    if schema > latest:
        raise NewerSchema(path, schema, latest)
    if meta.get("kind") != kind:
        raise Damaged(path, "kind")
    return meta


def is_too_deep(data: bytes) -> bool:
    """Say whether brackets outside strings nest deeper than ``MAX_DEPTH``; linear in the size of ``data``.

    Each round takes the innermost pairs away, so a document of depth d is gone after exactly d rounds. Which kind of
    bracket closes which is left to the parser.
    """
    if data.count(b"[") + data.count(b"{") <= MAX_DEPTH:
        return False
    # Without escaped backslashes and escaped quotes, every quote that is left starts or ends a string.
    if b"\\" in data:
        data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    # Most strings hold no bracket: nothing is left between their two quotes.
    rest = data.translate(_AS_ONE_KIND, _NOT_STRUCTURE).replace(b'""', b"")
    if b'"' in rest:
        rest = b"".join(rest.split(b'"')[::2])
    for _ in range(MAX_DEPTH):
        before = len(rest)
        rest = rest.replace(b"[]", b"")
        if len(rest) == before:
            break
    # What is left is unbalanced: not JSON, which the parser says, unless saying so would take it too deep.
    return len(rest) > MAX_DEPTH or (bool(rest) and len(rest) != before)


def is_count(value: Json) -> TypeGuard[int]:
    """Say whether a JSON value is a whole number from 1."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _wrong_with(data: bytes) -> str:
    """Say what is wrong with ``data``, of bounded depth, that does not end as the store ends its files.

    It is truncated when it is the beginning of such a file, to where a power cut may have left zeros; otherwise it is
    other JSON, or none.
    """
    text = data.decode(errors="replace").rstrip("\0")
    if not text:
        return "truncated"
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        # An unfinished string is told of at its first quote, an unfinished word or number at its first character.
        unfinished = error.msg.startswith("Unterminated string") or _UNFINISHED.fullmatch(text, error.pos)
        return "truncated" if text.startswith("{") and unfinished else "not-json"
    except (ValueError, RecursionError):
        return "not-json"
    return "truncated" if isinstance(value, dict) and "_meta" in value else "shape"


class _NotFiniteError(Exception):
    """A number that JSON does not have."""


def _refuse_constant(text: str) -> float:
    raise _NotFiniteError(text)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise _NotFiniteError(text)
    return number


# Made once: `json.dumps` and `json.loads` make theirs at each call that wants anything unusual.
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), check_circular=False)
_DECODER = json.JSONDecoder(parse_constant=_refuse_constant, parse_float=_finite)
