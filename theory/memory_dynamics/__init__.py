"""Gradient descent on an associative memory: laws."""
