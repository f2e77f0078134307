"""Data of the figures of `mode_estimation`."""
