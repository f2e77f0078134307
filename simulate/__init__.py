"""What does happen: compiled simulators, each a pure function of parameters and a seed.

No predictions here, and nothing from `lawbook.theory`.
"""
