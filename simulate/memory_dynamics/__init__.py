"""Simulators of gradient descent on one associative memory (system `memory_dynamics`)."""
