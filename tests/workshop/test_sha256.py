"""The interpreter's own SHA-256, and HMAC by it: published values, and the same as the standard library's."""

import hashlib
import hmac
import importlib
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.workshop import sha256
from fiche_tui.workshop.sha256 import hmac_sha256_hex, sha256_hex


def test_the_sum_of_the_standard() -> None:
    assert sha256_hex(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    ("key", "message", "known"),
    [
        (b"\x0b" * 20, b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        (b"Jefe", b"what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        (
            b"\xaa" * 131,
            b"Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        ),
    ],
    ids=["short", "words", "longer than a block"],
)
def test_the_keyed_sums_of_rfc_4231(key: bytes, message: bytes, known: str) -> None:
    assert hmac_sha256_hex(key, message) == known


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_the_same_as_the_standard_library(key: bytes, message: bytes) -> None:
    assert sha256_hex(message) == hashlib.sha256(message).hexdigest()
    assert hmac_sha256_hex(key, message) == hmac.new(key, message, "sha256").hexdigest()


def test_an_interpreter_without_its_own_asks_openssl(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def missing(name: str) -> ModuleType:
        asked.append(name)
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(sha256, "import_module", missing)
    assert sha256._interpreters_own() is hashlib.sha256
    assert asked == ["_sha2", "_sha256"]
    monkeypatch.setattr(sha256, "import_module", importlib.import_module)
    assert sha256._interpreters_own()(b"abc").hexdigest() == hashlib.sha256(b"abc").hexdigest()
