"""What every law of the book owes: certified steps, few debts, a twin that agrees, and words and formulas to print."""

from itertools import product

import mpmath
import numpy as np
import pytest
import sympy as sp

from lawbook.theory import Asymptotic, Law, Scales, catalogue, certificates
from lawbook.theory.law import Procedure
from lawbook.theory.parameters import DomainError

LAWS = catalogue.laws()
# points of domains too narrow for a coarse grid, and cheap ones for twins that are double integrals
POINTS = {
    "memory_scaling.relu_readout_error": {"p": [0.3, 0.3, 0.2, 0.1, 0.1], "P": 4, "M": 2},
    "memory_scaling.expected_error_with_orthonormal_unembeddings": {"p": [0.5, 0.3, 0.2], "q": [1, 0.5, 0.2], "d": 4, "M": 3},
    "memory_scaling.error_with_orthonormal_unembeddings": {"q": 0.6, "Q": [1.0, 0.5], "d": 5},
    "memory_scaling.pairwise_error_with_sphere_unembeddings": {"q": 0.8, "Q_f": 1.5, "Q_y": 0.9, "Q_o": 0.7, "d": 3},
    "measure_objectives.wasserstein_to_uniform_is_cramer": {"x": [0.1, 0.4, 0.7], "p": [0.5, 0.2, 0.3]},
    "pushforward.cost_of_triangular_map": {"a_1": 1.3, "a_2": 0.4, "b_1": 0.8, "b_2": 2.1, "theta": 0.6},  # the usual point has cost 0
}
SLOW = {"memory_scaling.pairwise_error_with_sphere_unembeddings"}
by_name = pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)


@pytest.fixture(scope="module", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAWBOOK_CACHE", str(tmp_path_factory.mktemp("cache")))  # nothing certified by an older checker
        yield


def some_value(parameter: object, share: float) -> object:
    """A value inside a scalar's domain, `share` of the way through its typical range."""
    low, high = parameter.typical or (max(parameter.low, -5), min(parameter.high, 20))
    value = low + share * (high - low)
    if low > 0 and high / low > 20:
        value = low * (high / low) ** share
    return int(value) if parameter.kind == "integer" else value


def some_vector(parameter: object, size: int, scale: float) -> np.ndarray:
    raw = 1 / np.arange(1, size + 1.0) ** 1.3
    if parameter.kind == "probabilities":
        return raw / raw.sum()
    return np.arange(size, 0, -1) if parameter.kind == "counts" else scale * raw


def some_point(law: Law) -> dict[str, object]:
    """The first of a coarse grid of points that the domain accepts and at which the prediction is a number."""
    lengths = {p.length for p in law.parameters if p.is_vector}
    free = [p for p in law.parameters if not p.is_vector and p.name not in lengths]
    shares = (0.09, 0.37, 0, 0.71)  # small first: high precision is slow in many dimensions
    refusal = None
    for size, scale in product((6, 3), (1.0, 3.0, 0.3)):
        vectors = {p.name: some_vector(p, size, scale) for p in law.parameters if p.is_vector}
        for chosen in product(shares, repeat=len(free)):
            point = vectors | {p.name: some_value(p, share) for p, share in zip(free, chosen, strict=True)}
            try:
                law.check(**point)
            except DomainError as error:
                refusal = error
                continue
            return point
    raise AssertionError(f"{law.name}: no point found; the last was refused: {refusal}")


@by_name
def test_law_is_described(law: Law) -> None:
    assert law.statement.strip().endswith(".")
    assert law.observable.isidentifier()
    assert str(law.source).strip()
    assert law.name == law.name.lower() and law.system in catalogue.systems()
    names = [p.name for p in law.parameters]
    assert len(set(names)) == len(names)
    assert all(p.description.strip() and p.latex.strip() for p in law.parameters)
    assert all(condition.text.strip() for condition in law.conditions)
    assert len({rival.name for rival in law.rivals}) == len(law.rivals)
    assert all(rival.name.strip() and rival.statement.strip() for rival in law.rivals)
    if isinstance(law.relation, (Asymptotic, Scales)):  # a threshold may be that of a combination, such as a load
        assert law.relation.variable in names


@by_name
def test_symbols_of_the_prediction_are_parameters(law: Law) -> None:
    known = {str(symbol) for symbol in vars(law.symbols()).values()}
    expression = law.expression()
    assert {str(symbol) for symbol in expression.free_symbols if isinstance(symbol, sp.Symbol)} <= known
    if law.prediction.__class__ is not Procedure:
        assert not expression.has(sp.Derivative, sp.zoo, sp.nan)


@by_name
def test_formula_can_be_printed(law: Law) -> None:
    printed = sp.latex(law.expression())
    assert printed and "\\text{Unknown}" not in printed
    if law.derivation is not None:
        for step in law.derivation(law.symbols()).steps:
            assert sp.latex(sp.sympify(step.left)) and sp.latex(sp.sympify(step.right))
            assert step.because.strip()


@pytest.mark.parametrize(
    "law", [pytest.param(law, id=law.name, marks=[pytest.mark.slow] * (law.name in SLOW)) for law in LAWS]
)
def test_prediction_agrees_with_its_twin(law: Law) -> None:
    point = POINTS.get(law.name) or some_point(law)
    exact = law.predict_digits(15, **point)
    assert isinstance(exact, mpmath.mpf)
    assert law.predict(**point) == pytest.approx(float(exact), rel=1e-9, abs=1e-300), point


@by_name
def test_every_step_is_certified(law: Law) -> None:
    rows = certificates.certified(law)
    assert [row for row in rows if row.certificate not in ("proved", "numeric", "cited")] == []
    assert bool(rows) == (law.derivation is not None)


def test_few_steps_are_cited() -> None:
    rows = [row for law in LAWS for row in certificates.certified(law)]
    assert len(rows) > 200
    assert sum(row.certificate == "cited" for row in rows) <= len(rows) / 10
    assert sum(row.certificate == "proved" for row in rows) > len(rows) / 2


def test_most_laws_are_derived() -> None:
    derived = [law for law in LAWS if certificates.is_derived(law)]
    assert len(derived) > len(LAWS) / 2


def test_certificates_are_remembered_and_forgotten_with_their_law(monkeypatch: pytest.MonkeyPatch) -> None:
    from lawbook.theory import sources
    from lawbook.theory.compilation.modules import cache_directory

    law = catalogue.find("memory_scaling.unseen_mass")
    rows = certificates.certified(law)
    kept = cache_directory() / "certificates" / f"{sources.law_key(law)}.json"
    assert kept.is_file()
    with monkeypatch.context() as patch:
        patch.setattr(certificates, "certify", lambda law: pytest.fail("certified again"))
        assert certificates.certified(law) == rows
    # another source text, another key
    read = sources._text
    with monkeypatch.context() as patch:
        patch.setattr(sources, "_text", lambda module: read(module) + "\n# changed" * module.endswith("unseen_mass"))
        assert sources.law_key(law) != kept.stem
    sources._toolchain.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(sources, "_text", lambda module: read(module) + "\n# changed" * module.endswith("counterexample"))
        assert sources.law_key(law) != kept.stem
    sources._toolchain.cache_clear()
    # a damaged file is no certificate
    kept.write_text('[{"index": 0')
    assert certificates.certified(law) == rows
