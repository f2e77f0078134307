"""What is promised of speed, measured by `lawbook bench measure_objectives`."""
