"""Scaling laws of associative memories: what error a memory of dimension d makes on N tokens."""
