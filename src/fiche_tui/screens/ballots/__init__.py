"""Answers on their way into the box: paper, slips, raised hands, one laptop passed around."""
