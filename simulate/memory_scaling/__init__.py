"""Simulators of associative memories with random embeddings (system `memory_scaling`)."""
