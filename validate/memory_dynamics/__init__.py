"""Gradient descent on an associative memory: experiments."""
