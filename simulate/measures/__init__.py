"""Measures as values, and discrepancies between them: shared by the systems that compare measures."""
