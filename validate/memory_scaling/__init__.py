"""Experiments that confront the laws of `memory_scaling` with its simulators."""
