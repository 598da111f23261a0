"""Markdown sheet files: reading them into the values of ``fiche_tui.workshop.sheet``, finding them, checking them.

This file imports nothing, so that looking for a sheet or telling of a problem does not load the Markdown parser:
``parse`` reads, ``lint`` checks, ``library`` finds, ``problems`` and ``describe`` tell what is wrong and where.
"""
