"""The data behind the figures of `memory_dynamics`: paths, landscapes and tables, as labelled datasets."""
