"""Screens about the program itself: help, reading test, a terminal too small."""
