"""The statistics between areas in plain Python, one area at a time: the second opinion of the tests, and what the benchmark is set against.

Written from the formulas, sharing no code with the product: sums where the product has incomplete beta functions, integrals by
Simpson's rule where it has their quantiles, halving where it has closed forms.
"""

import math
import statistics
from collections.abc import Callable, Sequence

NORMAL = statistics.NormalDist()
Pairs = Sequence[tuple[float, float]]  # numerator and denominator


def per_case(mean: float, *, rates: bool) -> float:
    """Return the variance of one case."""
    return mean if rates else mean * (1 - mean)


def spread(n: float, mean: float, tau_squared: float, *, rates: bool) -> float:
    """Return the variance of an area's figure around the common mean."""
    return per_case(mean, rates=rates) / n + tau_squared * (1 if rates else 1 - 1 / n)


def halved(falling: Callable[[float], float], wanted: float, top: float) -> float:
    """Return where a falling function comes down to a value; 0 where it is never above."""
    if falling(0.0) <= wanted:
        return 0.0
    while falling(top) > wanted:
        top *= 2
    low = 0.0
    for _ in range(200):
        middle = (low + top) / 2
        if falling(middle) > wanted:
            low = middle
        else:
            top = middle
    return low


def q_at(values: Sequence[float], variances: Sequence[float], tau_squared: float) -> float:
    """Return the sum of squares of Paule and Mandel."""
    weights = [1 / (v + tau_squared) for v in variances]
    mean = sum(w * y for w, y in zip(weights, values, strict=True)) / sum(weights)
    return sum(w * (y - mean) ** 2 for w, y in zip(weights, values, strict=True))


def chi_squared_above(x: float, freedom: int) -> float:
    """Return the chance of more than x, by the finite sums for whole degrees of freedom."""
    if freedom % 2 == 0:
        term = total = math.exp(-x / 2)
        for k in range(1, freedom // 2):
            term *= x / 2 / k
            total += term
        return total
    total = math.erfc(math.sqrt(x / 2))
    term = math.sqrt(2 * x / math.pi) * math.exp(-x / 2)
    for k in range(1, (freedom + 1) // 2):
        total += term
        term *= x / (2 * k + 1)
    return total


def consistency(cut: float) -> float:
    """Return E min(Z², c²) by Simpson's rule."""
    inside = simpson(lambda z: z * z * NORMAL.pdf(z), -cut, cut, 2000)
    return inside + 2 * cut * cut * (1 - NORMAL.cdf(cut))


def simpson(of: Callable[[float], float], start: float, end: float, steps: int) -> float:
    """Return an integral; ``steps`` is even."""
    width = (end - start) / steps
    odd = sum(of(start + k * width) for k in range(1, steps, 2))
    even = sum(of(start + k * width) for k in range(2, steps, 2))
    return width / 3 * (of(start) + of(end) + 4 * odd + 2 * even)


def huber_mean(pairs: Pairs, tau_squared: float, cut: float, start: float, *, rates: bool) -> float:
    """Return the mean at which the cut-off distances cancel out."""
    mean = start
    for _ in range(200):
        top = bottom = 0.0
        for x, n in pairs:
            v = spread(n, mean, tau_squared, rates=rates)
            away = abs(x / n - mean) / math.sqrt(v)
            weight = (1.0 if away <= cut else cut / away) / v
            top += weight * x / n
            bottom += weight
        mean = top / bottom
    return mean


def between(pairs: Pairs, cut: float, *, rates: bool = False) -> tuple[float, float]:
    """Return the robust mean and variance between areas."""
    pooled = sum(x for x, _ in pairs) / sum(n for _, n in pairs)
    wanted = (len(pairs) - 1) * consistency(cut)

    def beyond(tau_squared: float) -> float:
        mean = huber_mean(pairs, tau_squared, cut, pooled, rates=rates)
        each = [(x / n - mean) ** 2 / spread(n, mean, tau_squared, rates=rates) for x, n in pairs]
        return sum(min(one, cut * cut) for one in each)

    low, top = 0.0, 0.25
    if beyond(0.0) > wanted:
        for _ in range(50):
            middle = (low + top) / 2
            low, top = (middle, top) if beyond(middle) > wanted else (low, middle)
    return huber_mean(pairs, low, cut, pooled, rates=rates), low


def log_beta(a: float, b: float) -> float:
    """Return the logarithm of the beta function."""
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def beta_binomial(k: int, n: int, a: float, b: float) -> float:
    """Return the chance of exactly k of n."""
    ways = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    return math.exp(ways + log_beta(k + a, n - k + b) - log_beta(a, b))


def gamma_poisson(k: int, people: float, mean: float, held: float) -> float:
    """Return the chance of exactly k events among people whose rate has a gamma distribution with this mean."""
    shape = mean * held
    share = held / (held + people)
    ways = math.lgamma(k + shape) - math.lgamma(shape) - math.lgamma(k + 1)
    return math.exp(ways + shape * math.log(share) + k * math.log(1 - share))


def higher_than(x: float, n: float, a: float, b: float, nation: float) -> float:
    """Return the chance that a share with prior Beta(a, b) lies above the nation's, by integrating prior times likelihood."""

    def weight(p: float) -> float:
        if not 0 < p < 1:
            return 0.0
        return math.exp((a + x - 1) * math.log(p) + (b + n - x - 1) * math.log(1 - p) - peak)

    mode = min(max((a + x - 1) / (a + b + n - 2), 1e-9), 1 - 1e-9)
    peak = (a + x - 1) * math.log(mode) + (b + n - x - 1) * math.log(1 - mode)
    above = simpson(weight, nation, 1.0, 4000)
    return above / (above + simpson(weight, 0.0, nation, 4000))


def binomial_tails(x: int, n: int, p: float) -> tuple[float, float]:
    """Return the chance of so few or fewer, and of so many or more."""
    ways = [math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) for k in range(n + 1)]
    mass = [math.exp(each + k * math.log(p) + (n - k) * math.log(1 - p)) for k, each in enumerate(ways)]
    return math.fsum(mass[: x + 1]), math.fsum(mass[x:])


def quantile(values: Sequence[float], share: float) -> float:
    """Return a quantile, read off between the two ordered values it falls between."""
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    below = math.floor(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (at - below) * (ordered[above] - ordered[below])


def slope(times: Sequence[float], values: Sequence[float]) -> tuple[float, float]:
    """Return the least-squares slope and the variance of what is left, on so many less two degrees of freedom."""
    middle, mean = statistics.fmean(times), statistics.fmean(values)
    squares = sum((t - middle) ** 2 for t in times)
    rise = sum((t - middle) * (v - mean) for t, v in zip(times, values, strict=True)) / squares
    left = sum((v - mean - rise * (t - middle)) ** 2 for t, v in zip(times, values, strict=True))
    return rise, left / (len(times) - 2)


def winsorised(values: Sequence[float], share: float = 0.1) -> list[float]:
    """Return the values with each tail pulled in."""
    low, high = quantile(values, share), quantile(values, 1 - share)
    return [min(max(value, low), high) for value in values]


def adjusted(p: Sequence[float]) -> list[float]:
    """Return Benjamini and Hochberg's adjusted p-values: for each, the least of p × m / rank among those as large."""
    m = len(p)
    ranks = {value: sum(other <= value for other in p) for value in p}
    return [min([1.0, *(other * m / ranks[other] for other in p if other >= value)]) for value in p]
