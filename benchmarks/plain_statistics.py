"""The evidence room's statistics in plain Python, one area at a time.

The second opinion of the tests, and what the benchmark is set against; written from the formulas, sharing no code with the product.
"""

import math
import random
import statistics
from collections.abc import Sequence

NORMAL = statistics.NormalDist()


def quantile(values: Sequence[float], share: float) -> float:
    """Return a quantile, read off between the two ordered values it falls between."""
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    below = math.floor(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (at - below) * (ordered[above] - ordered[below])


def winsorised(values: Sequence[float], share: float = 0.1) -> list[float]:
    """Return the values with each tail pulled in."""
    low, high = quantile(values, share), quantile(values, 1 - share)
    return [min(max(value, low), high) for value in values]


def binomial_crossing(n: int, p: float, probability: float) -> float:
    """Return where the binomial's cumulative probability crosses, as a share of ``n``, by adding up every count."""
    total, log_p, log_q = 0.0, math.log(p), math.log(1 - p)
    for count in range(n + 1):
        ways = math.lgamma(n + 1) - math.lgamma(count + 1) - math.lgamma(n - count + 1)
        mass = math.exp(ways + count * log_p + (n - count) * log_q)
        if total + mass >= probability:
            return min(1.0, max(0.0, (count - (total + mass - probability) / mass) / n))
        total += mass
    return 1.0


def poisson_crossing(expected: float, probability: float) -> float:
    """Return where the Poisson's cumulative probability crosses, as a share of ``expected``."""
    total, count = 0.0, 0
    while True:
        mass = math.exp(count * math.log(expected) - expected - math.lgamma(count + 1))
        if total + mass >= probability:
            return max(0.0, (count - (total + mass - probability) / mass) / expected)
        total += mass
        count += 1


def place(value: float, crossings: Sequence[float]) -> str:
    """Return where a value lies among the four limits, from the lowest to the highest."""
    low_998, low_95, high_95, high_998 = crossings
    if value < low_998:
        return "far below"
    if value < low_95:
        return "below"
    if value > high_998:
        return "far above"
    return "above" if value > high_95 else "within"


TAILS = (0.001, 0.025, 0.975, 0.999)


def stretch(value: float, *, rates: bool) -> float:
    """Return a share or a ratio on the scale where its variance is 1/(4n), whatever it is."""
    return math.sqrt(value) if rates else math.asin(math.sqrt(value))


def shrink(value: float, *, rates: bool) -> float:
    """Return the share or ratio again."""
    return max(value, 0.0) ** 2 if rates else math.sin(min(max(value, 0.0), math.pi / 2)) ** 2


def stand(
    x: Sequence[float], n: Sequence[float], target: float, *, rates: bool = False
) -> list[tuple[str, str, float, float, float]]:
    """Return for each area: position by chance, position among areas, z, p and adjusted p."""
    middle = statistics.median(part / whole for part, whole in zip(x, n, strict=True))
    if not 0 < middle < (math.inf if rates else 1):
        middle = target
    sizes = [whole * middle for whole in n] if rates else list(n)
    values = [part / size for part, size in zip(x, sizes, strict=True)]
    centre = stretch(1.0 if rates else middle, rates=rates)
    raw = [2 * math.sqrt(size) * (stretch(v, rates=rates) - centre) for v, size in zip(values, sizes, strict=True)]
    phi = statistics.fmean(z * z for z in winsorised(raw))
    weights = [4 * size for size in sizes]
    scale = sum(weights) - sum(w * w for w in weights) / sum(weights)
    tau_squared = max(0.0, (len(x) * phi - (len(x) - 1)) / scale)
    found = []
    for part, whole, size, value in zip(x, n, sizes, values, strict=True):
        spread = math.sqrt(1 / (4 * size) + tau_squared)
        z = (stretch(value, rates=rates) - centre) / spread
        if rates:
            chance = place(part / (whole * target), [poisson_crossing(whole * target, tail) for tail in TAILS])
        else:
            chance = place(value, [binomial_crossing(int(whole), target, tail) for tail in TAILS])
        wide = place(value, [shrink(centre + NORMAL.inv_cdf(tail) * spread, rates=rates) for tail in TAILS])
        found.append((chance, wide, z, math.erfc(abs(z) / math.sqrt(2))))
    return [(*one, q) for one, q in zip(found, adjusted([one[3] for one in found]), strict=True)]


def adjusted(p: Sequence[float]) -> list[float]:
    """Return Benjamini and Hochberg's adjusted p-values: for each, the least of p × m / rank among those as large."""
    m = len(p)
    ranks = {value: sum(other <= value for other in p) for value in p}
    return [min([1.0, *(other * m / ranks[other] for other in p if other >= value)]) for value in p]


def scv(x: Sequence[float], n: Sequence[float]) -> float:
    """Return the systematic component of variation × 100."""
    pooled = sum(x) / sum(n)
    terms = [((part - whole * pooled) / (whole * pooled)) ** 2 - 1 / (whole * pooled) for part, whole in zip(x, n, strict=True)]
    return 100 * statistics.fmean(terms)


def bootstrap(x: Sequence[float], n: Sequence[float], draws: int, seed: int) -> list[float]:
    """Return the 10th–90th ratio of ``draws`` sets of areas, each area's cases drawn one by one at its own share."""
    chance = random.Random(seed)
    found = []
    for _ in range(draws):
        values = [
            sum(chance.random() < part / whole for _ in range(int(whole))) / whole for part, whole in zip(x, n, strict=True)
        ]
        low, high = quantile(values, 0.1), quantile(values, 0.9)
        found.append(high / low if low else math.inf)
    return found


def kendall_score(values: Sequence[float]) -> float:
    """Return Kendall's score: pairs that rise less pairs that fall."""
    return sum((b > a) - (b < a) for i, a in enumerate(values) for b in values[i + 1 :])


def sen(times: Sequence[float], values: Sequence[float]) -> float:
    """Return the median of the slopes between every two points."""
    points = list(zip(times, values, strict=True))
    return statistics.median((b[1] - a[1]) / (b[0] - a[0]) for i, a in enumerate(points) for b in points[i + 1 :])
