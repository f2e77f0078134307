"""The four rooms of the repository become `lawbook.*`; the rest of the package's description is in pyproject.toml.

Setuptools can map a folder to a package in pyproject.toml, but then every sub-package must be listed by
hand. Here they are found, so that adding a system needs no change in the packaging.
"""

from setuptools import find_packages, setup

ROOMS = ("theory", "simulate", "validate", "paper_figs")

setup(
    packages=[
        name for room in ROOMS for name in (f"lawbook.{room}", *(f"lawbook.{room}.{sub}" for sub in find_packages(room)))
    ],
    package_dir={f"lawbook.{room}": room for room in ROOMS},
    package_data={"": ["**/*.html", "**/*.css", "**/*.csv", "**/*.json"]},
)
