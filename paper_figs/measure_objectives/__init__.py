"""Objectives on measures: figures."""
