"""What ``fiche serve`` sends for a key."""

from pathlib import Path

from tests.benchmarks.measuring import median
from tests.benchmarks.serving import key_times
from tests.serve.ssh.served import serving


async def test_the_bytes_of_a_ballot_over_ssh(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        one = await served.guest()
        one.type("\r")
        await one.until("Échap")
        sizes: list[int] = []
        await key_times(one, ("2", "3", "\x1b[A", "\x1b[A"), 8, sizes)
        assert median(sizes) <= 900
