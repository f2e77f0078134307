"""The book as a static site: every page one self-contained file, formulas as MathML, no network."""
