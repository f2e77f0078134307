"""Figures of the papers: one module per system, one function per figure, from a result to a picture."""
