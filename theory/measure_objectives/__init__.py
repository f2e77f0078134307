"""Objectives on measures: laws."""
