"""What is promised of speed, measured by `lawbook bench mode_estimation`."""
