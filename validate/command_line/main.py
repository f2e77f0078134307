"""The entry point of `lawbook`: which verbs there are, and what each way of ending returns.

Exit codes: 0 all supported, 1 something refuted, 3 something undecided, 2 wrong use, 70 a defect of ours.
Nothing heavy is imported here, so that `lawbook --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError

from lawbook.validate.command_line.misuse import Misuse

MISUSE, CRASH, INTERRUPTED = 2, 70, 130
ROOM = "lawbook.validate.command_line"
VERBS = {
    "list": "The laws of the book, each with what certifies it.",
    "show": "One law: statement, formula, conditions, source, every step of its derivation.",
    "predict": "The prediction of a law, or the parameter at which it reaches a target.",
    "validate": "Put laws to the test: a verdict with evidence for each.",
    "simulate": "Run a law's simulator at one cell of its experiment and print what it measures.",
    "sweep": "Run a law's simulator over its whole grid into a store, in any number of sittings.",
    "figures": "Draw the figures of the papers: PDF, SVG, PNG, and a CSV of what is drawn.",
    "report": "Write the book as a static site.",
    "bench": "Measure our speed as ratios to other ways to the same result.",
}


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("lawbook")
    except PackageNotFoundError:  # used from a source tree that is not installed
        return "0+unknown"


def application() -> App:
    """The verbs; each module is imported when its verb is used."""
    app = App(
        name="lawbook",
        help=(
            "A book of laws of learning theory that checks itself.\n\n"
            "Exit codes: 0 all supported, 1 something refuted, 3 something undecided, 2 wrong use, 70 a defect of ours."
        ),
        version=_version,
        help_format="plaintext",
        suppress_keyboard_interrupt=False,  # our own answer to Ctrl-C says how to resume
        default_parameter=None,
    )
    for verb, summary in VERBS.items():
        app.command(f"{ROOM}.{verb}_command:{verb}_command", name=verb, help=summary)
    return app


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line (`sys.argv` by default) and return its exit code."""
    tokens = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without Unicode gets \u2713, not a crash
            stream.reconfigure(errors="backslashreplace")
    try:
        code = application()(
            tokens, exit_on_error=False, print_error=False, result_action="return_value", help_on_error=False
        )
        sys.stdout.flush()
        return int(code or 0)
    except Misuse as error:
        return _complain(str(error))
    except CycloptsError as error:
        verb = f"{tokens[0]} " if tokens and tokens[0] in VERBS else ""
        return _complain(f"{error} See `lawbook {verb}--help`.")
    except KeyboardInterrupt as interrupt:
        message = str(interrupt) or "interrupted; with --store, the same command resumes where it stopped"
        print(f"lawbook: {message}", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output left, e.g. `lawbook list | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # whatever it is, it must not look like a verdict
        from lawbook.validate.store import StoreError
        from lawbook.validate.sweep import SweepError

        if isinstance(error, StoreError):
            return _complain(str(error))
        if isinstance(error, SweepError):  # workers killed from outside: nobody's mistake, and nothing to trace
            _complain(str(error))
            return CRASH
        import traceback

        traceback.print_exc()
        print("lawbook: this is a defect of lawbook, not of your input; please report it", file=sys.stderr)
        return CRASH


def _complain(message: str) -> int:
    print("lawbook: " + " ".join(message.split()), file=sys.stderr)
    return MISUSE
