from pathlib import Path

import pytest

from tests.command_line.fiche import Fiche, fiche_in


@pytest.fixture
def fiche(tmp_path: Path) -> Fiche:
    return fiche_in(tmp_path)
