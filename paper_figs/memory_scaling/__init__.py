"""Figures of "Scaling Laws for Associative Memories" (paper 08), and the ones that the exact laws make possible."""
