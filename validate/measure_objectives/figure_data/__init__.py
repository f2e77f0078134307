"""Objectives on measures: what its figures show."""
