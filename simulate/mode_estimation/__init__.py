"""Simulators of finding the mode by yes/no questions (system `mode_estimation`)."""
