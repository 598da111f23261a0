"""YAML for values of which it is plain how YAML writes them. Whatever else there is takes the whole library.

Importing that library takes longer than everything else that an export in Markdown does.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime

# Letters of Europe's languages and the signs that mean nothing to YAML inside a text.
_INSIDE = r"[A-Za-z0-9À-ɏ\u00a0 ’«»().,/–-]"
_PLAIN = re.compile(rf"[A-Za-zÀ-ɏ](?:{_INSIDE}*[A-Za-z0-9À-ɏ).])?")
_QUOTED = re.compile(rf"[A-Za-zÀ-ɏ]{_INSIDE}*: {_INSIDE}*|\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
_DIGEST = re.compile(r"(?!0b)(?=[0-9]*[a-f])[0-9a-f]{64}")
_OTHER_VALUES = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null"})
"""Words that YAML reads as something else than a text, in small letters."""


def simple_yaml(values: Mapping[str, object]) -> str | None:
    """Return one line a value, as ``yaml.safe_dump`` writes them in block style without sorting or folding.

    ``None`` where it is not plain how one of them is written. The names are plain words.
    """
    lines = [(name, _written(value)) for name, value in values.items()]
    return None if any(text is None for _name, text in lines) else "".join(f"{name}: {text}\n" for name, text in lines)


def _written(value: object) -> str | None:
    if value is None:
        return "null"
    if type(value) is int:
        return str(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return _text(value) if type(value) is str else None


def _text(value: str) -> str | None:
    if value.lower() in _OTHER_VALUES:
        return None
    if _PLAIN.fullmatch(value) or _DIGEST.fullmatch(value):
        return value
    return f"'{value}'" if _QUOTED.fullmatch(value) else None
