"""Do theory and simulation agree? Experiments, verdicts, the store, the sweep, the report, the command line."""
