"""The data behind the figures of `memory_scaling`: grids of simulations, as labelled datasets."""
