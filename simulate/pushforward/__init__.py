"""Simulators of maps that push measures forward (system `pushforward`)."""
