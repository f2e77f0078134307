"""Figures of "Learning Associative Memories with Gradient Descent" (paper 05), and the ones that the laws make possible."""
