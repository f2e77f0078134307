"""What is promised of speed and memory, measured by `lawbook bench memory_scaling`."""
