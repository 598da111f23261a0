"""What the fonts of the Linux console have: read off the fonts themselves, which are not here."""

LETTERS = "¡¢£¥§¨ª«¬°±²´µ¶·º»¼½¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜßàáâäåæçèéêëìíîïñòóôö÷ùúûüÿ"
SIGNS = "•←↑→↓≈≤≥─│┌┐└┘├┤┬┴┼═║█░▒■▲▶▼◀♦"
SHARED = frozenset({chr(code) for code in range(0x20, 0x7F)} | {*LETTERS, *SIGNS, "\u00a0"})
"""What Debian's Lat15 and Uni2 (Fixed, Terminus and VGA of console-setup 1.221) share with the kernel's code page 437,
its letters without their accents where it has no others."""

DEBIAN_ALONE = frozenset("…œŒ")
"""What the kernel's own font draws as a square, and nothing stands for."""

DRAWN = SHARED | DEBIAN_ALONE
