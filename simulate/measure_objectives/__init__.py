"""Simulators of objectives on measures (system `measure_objectives`)."""
