"""Objectives on measures: experiments."""
