"""From a law's expression to numbers: float64 through numba, any precision through mpmath."""

from lawbook.theory.compilation.compiled import CompiledLaw, PredictionError, compile_law, predict_digits

__all__ = ["CompiledLaw", "PredictionError", "compile_law", "predict_digits"]
