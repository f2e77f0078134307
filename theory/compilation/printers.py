"""SymPy expressions as source code, for two targets: numba (float64) and mpmath (any precision).

Every number is a float in the numba target, so that no integer wraps. A `Sum` becomes a compensated
loop in a function of its own, and is never materialised.
"""

from __future__ import annotations

from typing import Any

import sympy as sp
from sympy.printing.pycode import MpmathPrinter, PythonCodePrinter

from lawbook.theory.compilation.special import FUNCTIONS

# Neumaier's summation: the lost low-order parts are added up beside the total
COMPENSATED_SUM = """\
def _{name}({arguments}):
    total, lost = 0.0, 0.0
    for counter in range(int(low), int(high) + 1):
        {index} = float(counter)
        term = {body}
        raised = total + term
        if abs(total) >= abs(term):
            lost += (total - raised) + term
        else:
            lost += (term - raised) + total
        total = raised
    return total + lost


{name} = njit(cache=True, error_model='numpy')(_{name})


"""
PLAIN_PRODUCT = """\
def _{name}({arguments}):
    total = 1.0
    for counter in range(int(low), int(high) + 1):
        {index} = float(counter)
        total *= {body}
    return total


{name} = njit(cache=True, error_model='numpy')(_{name})


"""


class UnsupportedExpressionError(TypeError):
    """An expression that a target cannot compute; the message names it and what to do instead."""


def _outermost(sum_: Any) -> tuple[Any, tuple[Any, Any, Any]]:
    """The body and the limits of the outermost loop; SymPy keeps the limits of nested sums in one list, innermost first."""
    *inner, outer = sum_.limits
    if len(outer) != 3:
        raise UnsupportedExpressionError(f"sum: got {sum_}; accepted: variables with two limits")
    return (sum_.func(sum_.function, *inner) if inner else sum_.function), outer


class NumbaPrinter(PythonCodePrinter):
    """Expression -> Python source that numba compiles. `definitions` collects the loops of sums."""

    def __init__(self) -> None:
        super().__init__({"fully_qualified_modules": True, "allow_unknown_functions": False})
        self.definitions: list[str] = []

    def _call(self, name: str, *arguments: Any) -> str:
        printed = [self._print(argument) for argument in arguments]
        if name in FUNCTIONS:
            printed.append("0")
        return f"{name}({', '.join(printed)})"

    def _print_Integer(self, expr):
        return f"{int(expr)}.0" if abs(int(expr)) < 10**15 else repr(float(expr))

    def _print_Rational(self, expr):
        return repr(float(expr))

    def _print_NumberSymbol(self, expr):
        return repr(float(expr))

    def _print_Float(self, expr):
        return repr(float(expr))

    def _print_Infinity(self, expr):
        return "math.inf"

    def _print_NegativeInfinity(self, expr):
        return "-math.inf"

    def _print_Indexed(self, expr):
        indices = ", ".join(f"int({self._print(index)})" for index in expr.indices)
        return f"{expr.base.label}[{indices}]"

    def _print_Pow(self, expr, rational=False):
        base, exponent = expr.base, expr.exp
        if exponent == sp.Rational(1, 2):
            return f"math.sqrt({self._print(base)})"
        if exponent == -sp.Rational(1, 2):
            return f"(1.0/math.sqrt({self._print(base)}))"
        if base.is_Add and not exponent.is_number and sp.S.One in base.args:
            return self._call("power_of_complement", base - 1, exponent)
        if exponent == -1:
            return f"(1.0/({self._print(base)}))"
        return f"(({self._print(base)})**({self._print(exponent)}))"

    def _print_exp(self, expr):
        return f"math.exp({self._print(expr.args[0])})"

    def _print_log(self, expr):
        (argument,) = expr.args
        if argument.is_Add and sp.S.One in argument.args:
            return f"math.log1p({self._print(argument - 1)})"
        return f"math.log({self._print(argument)})"

    def _print_Add(self, expr, order=None):
        # exp(x) - 1 cancels for small x; expm1 does not
        terms = list(expr.args)
        if sp.S.NegativeOne in terms:
            for term in terms:
                if isinstance(term, sp.exp):
                    rest = sp.Add(*[t for t in terms if t is not term and t != -1])
                    return f"(math.expm1({self._print(term.args[0])}) + {self._print(rest)})"
        if sp.S.One in terms:
            for term in terms:
                if isinstance(-term, sp.exp):
                    rest = sp.Add(*[t for t in terms if t is not term and t != 1])
                    return f"({self._print(rest)} - math.expm1({self._print((-term).args[0])}))"
        return "(" + " + ".join(self._print(term) for term in terms) + ")"

    def _print_Piecewise(self, expr):
        code = "math.nan"
        for value, condition in reversed(expr.args):
            if condition == sp.true:
                code = f"({self._print(value)})"
            else:
                code = f"(({self._print(value)}) if {self._print(condition)} else {code})"
        return code

    def _print_Max(self, expr):
        return f"max({', '.join(self._print(a) for a in expr.args)})"

    def _print_Min(self, expr):
        return f"min({', '.join(self._print(a) for a in expr.args)})"

    def _print_Abs(self, expr):
        return f"abs({self._print(expr.args[0])})"

    def _print_floor(self, expr):
        return f"float(math.floor({self._print(expr.args[0])}))"

    def _print_ceiling(self, expr):
        return f"float(math.ceil({self._print(expr.args[0])}))"

    def _print_sign(self, expr):
        return f"math.copysign(1.0 if {self._print(expr.args[0])} != 0.0 else 0.0, {self._print(expr.args[0])})"

    def _print_gamma(self, expr):
        return self._call("gamma", *expr.args)

    def _print_loggamma(self, expr):
        return self._call("gammaln", *expr.args)

    def _print_factorial(self, expr):
        return self._call("gamma", expr.args[0] + 1)

    def _print_binomial(self, expr):
        return f"math.exp({self._call('log_binomial', *expr.args)})"

    def _print_beta(self, expr):
        return self._call("beta", *expr.args)

    def _print_digamma(self, expr):
        return self._call("digamma", *expr.args)

    def _print_polygamma(self, expr):
        order, x = expr.args
        if order == 0:
            return self._call("digamma", x)
        return self._print((-1) ** (order + 1) * sp.gamma(order + 1) * sp.zeta(order + 1, x, evaluate=False))

    def _print_zeta(self, expr):
        s, a = expr.args if len(expr.args) == 2 else (expr.args[0], sp.S.One)
        return self._call("hurwitz", s, a)

    def _print_harmonic(self, expr):
        n, order = expr.args if len(expr.args) == 2 else (expr.args[0], sp.S.One)
        if order == 1:
            return f"({self._call('digamma', n + 1)} + {float(sp.EulerGamma)!r})"
        whole, rest = self._call("hurwitz", order, sp.S.One), self._call("hurwitz", order, n + 1)
        return f"({whole} - {rest})"

    def _print_erf(self, expr):
        return self._call("erf", *expr.args)

    def _print_erfc(self, expr):
        return self._call("erfc", *expr.args)

    def _print_erfinv(self, expr):
        return f"({self._call('ndtri', (expr.args[0] + 1) / 2)}/math.sqrt(2.0))"

    def _print_erfcinv(self, expr):
        return f"(-{self._call('ndtri', expr.args[0] / 2)}/math.sqrt(2.0))"

    def _print_betainc_regularized(self, expr):
        a, b, low, high = expr.args
        upper = self._call("betainc", a, b, high)
        return upper if low == 0 else f"({upper} - {self._call('betainc', a, b, low)})"

    def _print_betainc(self, expr):
        a, b, low, high = expr.args
        return f"({self._print(sp.beta(a, b))}*{self._print(sp.betainc_regularized(a, b, low, high))})"

    def _print_lowergamma(self, expr):
        s, x = expr.args
        return f"({self._call('gamma', s)}*{self._call('gammainc', s, x)})"

    def _print_uppergamma(self, expr):
        s, x = expr.args
        return f"({self._call('gamma', s)}*{self._call('gammaincc', s, x)})"

    def _print_expint(self, expr):
        order, x = expr.args
        if order == 1:
            return self._call("exp1", x)
        raise UnsupportedExpressionError(f"expint: got order {order}; accepted: 1")

    def _print_LambertW(self, expr):
        x, branch = expr.args if len(expr.args) == 2 else (expr.args[0], sp.S.Zero)
        if branch == -1:
            return self._call("lambert_lower", x)
        logarithm = _logarithm_of(x)
        if logarithm is not None:  # W(exp(z)) overflows where the Wright omega function does not
            return self._call("wrightomega", logarithm)
        return self._call("lambert", x)

    def _print_Sum(self, expr):
        return self._loop(expr, "sum", COMPENSATED_SUM)

    def _print_Product(self, expr):
        return self._loop(expr, "product", PLAIN_PRODUCT)

    def _loop(self, expr, kind, template):
        body, (variable, low, high) = _outermost(expr)
        if high.has(sp.oo) or low.has(sp.oo):
            raise UnsupportedExpressionError(f"{kind}: got {expr}; accepted: finite limits (or zeta, or a Procedure)")
        inner = NumbaPrinter()
        inner.definitions = self.definitions
        function, held = hoisted(body, variable, (sp.Sum, sp.Product, sp.Function, sp.Pow))
        body = inner.doprint(function)
        free = sorted(arguments_of(expr))
        name, index = f"{kind}_{len(self.definitions)}", self._print(variable)
        arguments = ", ".join([*free, *(str(symbol) for symbol, _ in held), "low", "high"])
        self.definitions.append(template.format(name=name, arguments=arguments, index=index, body=body))
        values = [self._print(value) for _, value in held]
        return f"{name}({', '.join([*free, *values, self._print(low), self._print(high)])})"

    def _print_Integral(self, expr):
        raise UnsupportedExpressionError(f"integral: got {expr}; accepted: closed forms and sums (or a Procedure)")

    def emptyPrinter(self, expr):
        raise UnsupportedExpressionError(f"expression: got {type(expr).__name__} in {expr}; it has no numba printer")

    _print_not_supported = emptyPrinter


class DigitsPrinter(MpmathPrinter):
    """Expression -> mpmath source, with explicit sums and vectors."""

    def __init__(self) -> None:
        super().__init__({"fully_qualified_modules": True, "allow_unknown_functions": False})

    def _print_Indexed(self, expr):
        return f"{expr.base.label}{''.join(f'[int({self._print(index)})]' for index in expr.indices)}"

    def _print_Product(self, expr):
        body, (variable, low, high) = _outermost(expr)
        bounds = f"range(int({self._print(low)}), int({self._print(high)}) + 1)"
        function, held = hoisted(body, variable, (sp.Sum, sp.Product))
        terms = f"({self._print(function)}) for {self._print(variable)} in map(mpmath.mpf, {bounds})"
        return self._with(held, f"mpmath.fprod({terms})")

    def _with(self, held: list[tuple[Any, Any]], code: str) -> str:
        names, values = ", ".join(str(name) for name, _ in held), ", ".join(self._print(value) for _, value in held)
        return f"(lambda {names}: {code})({values})" if held else code

    def _print_binomial(self, expr):
        return f"mpmath.binomial({', '.join(map(self._print, expr.args))})"

    def _print_AppliedUndef(self, expr):
        """A function without formula, such as a recursion a(k): whoever evaluates it supplies it under its name."""
        return f"{expr.func.__name__}({', '.join(map(self._print, expr.args))})"

    def _print_Sum(self, expr):
        body, (variable, low, high) = _outermost(expr)
        function, held = hoisted(body, variable, (sp.Sum, sp.Product))
        body, name = self._print(function), self._print(variable)
        if high == sp.oo:
            return self._with(held, f"mpmath.nsum(lambda {name}: {body}, [{self._print(low)}, mpmath.inf])")
        bounds = f"range(int({self._print(low)}), int({self._print(high)}) + 1)"
        return self._with(held, f"mpmath.fsum(({body}) for {name} in map(mpmath.mpf, {bounds}))")

    def _print_Integral(self, expr):
        body = self._print(expr.function)
        for variable, low, high in expr.limits:
            body = f"integrate(lambda {self._print(variable)}: {body}, {self._print(low)}, {self._print(high)})"
        return body

    def _print_LambertW(self, expr):
        x, branch = expr.args if len(expr.args) == 2 else (expr.args[0], sp.S.Zero)
        return f"mpmath.lambertw({self._print(x)}, {int(branch)}).real"

    def _print_erfinv(self, expr):
        return f"mpmath.erfinv({self._print(expr.args[0])})"

    def _print_erfcinv(self, expr):
        return f"mpmath.erfinv(1 - ({self._print(expr.args[0])}))"

    def _print_betainc_regularized(self, expr):
        a, b, low, high = (self._print(argument) for argument in expr.args)
        return f"mpmath.betainc({a}, {b}, {low}, {high}, regularized=True)"

    def _print_betainc(self, expr):
        return f"mpmath.betainc({', '.join(self._print(argument) for argument in expr.args)})"

    def _print_polygamma(self, expr):
        order, x = expr.args
        return f"mpmath.polygamma(int({self._print(order)}), {self._print(x)})"

    def _print_expint(self, expr):
        order, x = expr.args
        return f"mpmath.expint({self._print(order)}, {self._print(x)})"

    def _print_zeta(self, expr):
        return f"mpmath.zeta({', '.join(self._print(argument) for argument in expr.args)})"

    def _print_harmonic(self, expr):
        if len(expr.args) == 1:
            return f"mpmath.harmonic({self._print(expr.args[0])})"
        n, order = (self._print(argument) for argument in expr.args)
        return f"(mpmath.zeta({order}) - mpmath.zeta({order}, {n} + 1))"


def _logarithm_of(x: Any) -> Any:
    """z such that x = exp(z), where x is visibly an exponential times positive numbers; else None."""
    exponents, rest = [], []
    for factor in sp.Mul.make_args(x):
        (exponents if isinstance(factor, sp.exp) else rest).append(factor)
    constant = sp.Mul(*rest)
    if not exponents or not constant.is_positive:
        return None
    return sp.Add(*[e.args[0] for e in exponents], sp.log(constant) if constant != 1 else 0)


def hoisted(body: Any, variable: Any, kinds: tuple[type, ...]) -> tuple[Any, list[tuple[Any, Any]]]:
    """The body of a loop without its largest parts of these kinds that do not change in it, and those parts.

    A sum inside a sum's body would otherwise be done again for every term: 10^16 terms instead of 10^8.
    """
    held: dict[Any, Any] = {}

    def visit(part: Any, bound: frozenset[Any], kinds: tuple[type, ...]) -> Any:
        if isinstance(part, (sp.Piecewise, sp.Indexed)) or not part.args or not isinstance(part, sp.Expr):
            return part  # a branch may guard what it holds
        if part.is_Add and (sp.S.One in part.args or sp.S.NegativeOne in part.args):
            kinds = (sp.Sum, sp.Product)  # log1p and expm1 must still see their argument
        elif part.has(*kinds) and part.free_symbols and not part.free_symbols & bound:
            known = {"real": part.is_real, "positive": part.is_positive}
            symbol = sp.Symbol(f"held_{variable}_{len(held)}", **{k: v for k, v in known.items() if v})
            return held.setdefault(part, symbol)
        if isinstance(part, (sp.Sum, sp.Product, sp.Integral)):
            inside = bound | {limit[0] for limit in part.limits}
            return part.func(visit(part.function, inside, kinds), *part.limits)
        done = [visit(argument, bound, kinds) for argument in part.args]
        return part if all(new is old for new, old in zip(done, part.args, strict=True)) else part.func(*done)

    reduced = visit(body, frozenset([variable]), kinds)
    return reduced, [(symbol, part) for part, symbol in held.items()]


def arguments_of(expr: Any) -> set[str]:
    """Names of the free scalars and of the vectors of an expression."""
    vectors = {str(base.label) for base in expr.atoms(sp.IndexedBase)}
    scalars = {str(symbol) for symbol in expr.free_symbols if isinstance(symbol, sp.Symbol)}
    labels = {str(s) for s in expr.free_symbols if isinstance(s, (sp.IndexedBase, sp.Indexed))}
    return (scalars - labels) | vectors
