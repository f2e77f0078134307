"""Maps that push measures forward: laws."""
