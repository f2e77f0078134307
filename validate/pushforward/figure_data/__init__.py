"""Data of the figures of `pushforward`."""
