"""Maps that push measures forward: figures."""
