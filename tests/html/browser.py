"""Debian's Chromium, without a window, without a network and with a profile of its own."""

import shutil
import subprocess
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def chromium() -> str:
    """The path of Chromium; skips the test where there is none."""
    return needed(*NAMES)


def needed(*names: str) -> str:
    """The path of the first of these programs; skips the test where there is none."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed; .ci/run installs it")
    return found


def printed(html: str, folder: Path) -> bytes:
    """The PDF that the browser prints of a document."""
    page, paper, profile = folder / "page.html", folder / "page.pdf", folder / "profile"
    page.write_text(html, encoding="utf-8")
    profile.mkdir()
    subprocess.run(
        [
            *(chromium(), *OPTIONS, f"--user-data-dir={profile}", "--no-pdf-header-footer"),
            *(f"--print-to-pdf={paper}", page.as_uri()),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    return paper.read_bytes()
