"""Domain values to and from plain JSON values, driven by their type hints.

A value becomes a dict of its fields, an enum its value, a moment an ISO 8601 string in UTC. Fields that equal their
default are left out, and fields that a later release added take their default when an older file is read.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from fiche_tui.workshop.bounds import LARGEST
from fiche_tui.workshop.text import printable

Json = Any
Decoder = Callable[[Json], Any]
Value = TypeVar("Value")


class DecodeError(ValueError):
    """A JSON value is not of the shape that the domain expects; the message names the place."""


def to_json(value: Any) -> Json:
    """Return the plain JSON value of a domain value (dataclass, enum, date, tuple, mapping or scalar)."""
    if value is None or (isinstance(value, str | bool | int | float) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        written, kind = {}, value.__class__
        for name, default in _defaults_of(kind):
            part = getattr(value, name)
            if default is MISSING or part != default:
                written[name] = to_json(part)
        return written
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [to_json(item) for item in value]
    raise TypeError(f"no JSON form for {type(value).__name__}")


def from_json(kind: type[Value], value: Json) -> Value:
    """Return the domain value of type ``kind`` that ``value`` describes; raises ``DecodeError`` when it does not."""
    result: Value = _decoder(kind)(value)  # type: ignore[arg-type]
    return result


@cache
def _defaults_of(kind: type) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a dataclass, each with the value that is left out; ``MISSING`` where there is none."""
    return tuple((spec.name, _default_of(spec)) for spec in fields(kind))


def _default_of(spec: "Field[Any]") -> Any:
    return spec.default if spec.default_factory is MISSING else spec.default_factory()


@cache
def _decoder(kind: Any) -> Decoder:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _optional(kind, arguments)
    if origin is tuple:
        return _tuple(arguments)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(arguments[1])
    if is_dataclass(kind):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _guarded(kind, kind)
    if kind is datetime:
        return _guarded(_moment, kind)
    if kind in (date, time):
        return _guarded(kind.fromisoformat, kind)
    if kind is float:
        return _scalar(kind, (int, float))
    if kind in (str, bool, int):
        return _scalar(kind, (kind,))
    raise TypeError(f"no decoder for {kind!r}")


def _optional(kind: Any, arguments: tuple[Any, ...]) -> Decoder:
    others = [argument for argument in arguments if argument is not type(None)]
    if len(others) != 1 or len(others) == len(arguments):
        raise TypeError(f"only X | None is supported, not {kind!r}")
    inner = _decoder(others[0])
    return lambda value: None if value is None else inner(value)


def _tuple(arguments: tuple[Any, ...]) -> Decoder:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        inner = _decoder(arguments[0])
        return lambda value: tuple(inner(item) for item in _list(value))
    inners = [_decoder(argument) for argument in arguments]

    def decode(value: Json) -> tuple[Any, ...]:
        items = _list(value)
        if len(items) != len(inners):
            raise DecodeError(f"expected {len(inners)} values, found {len(items)}")
        return tuple(inner(item) for inner, item in zip(inners, items, strict=True))

    return decode


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise DecodeError(f"expected a list, found {type(value).__name__}")
    return value


def _mapping(value_kind: Any) -> Decoder:
    inner = _decoder(value_kind)

    def decode(value: Json) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise DecodeError(f"expected an object, found {type(value).__name__}")
        return {key: inner(item) for key, item in value.items()}

    return decode


def _dataclass(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    decoders = {spec.name: _decoder(hints[spec.name]) for spec in fields(kind)}
    required = frozenset(
        spec.name for spec in fields(kind) if spec.default is MISSING and spec.default_factory is MISSING
    )

    def decode(value: Json) -> Any:
        if not isinstance(value, dict):
            raise DecodeError(f"{kind.__name__}: expected an object, found {type(value).__name__}")
        missing = required - value.keys()
        if missing:
            raise DecodeError(f"{kind.__name__}: missing {', '.join(sorted(missing))}")
        try:
            return kind(**{name: decoders[name](item) for name, item in value.items() if name in decoders})
        except DecodeError as error:
            raise DecodeError(f"{kind.__name__}: {error}") from None

    return decode


def _scalar(kind: type, accepted: tuple[type, ...]) -> Decoder:
    def decode(value: Json) -> Any:
        if not isinstance(value, accepted) or (kind is not bool and isinstance(value, bool)):
            raise DecodeError(f"expected {kind.__name__}, found {type(value).__name__}")
        if isinstance(value, str):
            return printable(value)
        if isinstance(value, int | float) and not -LARGEST <= value <= LARGEST:
            raise DecodeError(f"{kind.__name__}: too large a number")
        return value

    return decode


def _guarded(make: Callable[[Any], Any], kind: type) -> Decoder:
    def decode(value: Json) -> Any:
        try:
            return make(value)
        except (TypeError, ValueError, AttributeError, OverflowError):
            raise DecodeError(f"expected {kind.__name__}, found {value!r:.40}") from None

    return decode


def _moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("a moment needs a zone")
    return moment.astimezone(UTC)
