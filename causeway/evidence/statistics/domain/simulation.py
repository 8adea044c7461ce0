"""How often each rule speaks when there is nothing, and how often when there is something: drawn areas with a known truth.

Each function draws places many times from one of several truths, asks the rules the product asks, and counts. "Nothing" means: for the
nation's figure, all areas have its true value; for the unusual, all areas come from one distribution, however wide; for a course, all
areas follow the nation's, whatever drifts around it. A share of false findings is counted where areas do differ: those told on the
wrong side. Same seed, same answer.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from causeway.evidence.domain.discoveries import COURSES, STANDINGS, adjusted
from causeway.evidence.statistics.domain.against_nation import against_nation
from causeway.evidence.statistics.domain.counted import Counted, Law, Numbers
from causeway.evidence.statistics.domain.lasting import lasting, p_values
from causeway.evidence.statistics.domain.outlying import outlying
from causeway.evidence.statistics.domain.relative_trend import courses

YEARS = ("2014", "2015", "2016", "2017", "2018", "2019", "2022", "2023", "2024")


class Truth(StrEnum):
    """What areas are really like."""

    COMMON = "all areas alike"
    DIFFERENT = "areas differ (beta)"
    LOG_ODDS = "areas differ (normal in log odds)"
    NORMAL = "areas differ (normal)"
    RARE = "areas differ, rare events"
    SMALL = "all alike, small counts"
    SMALL_DIFFERENT = "areas differ, small counts"
    RATES = "rates that differ"
    RATES_ALIKE = "rates alike, few events"


@dataclass(frozen=True)
class Drawn:
    """One indicator in all areas, and the truth behind it."""

    areas: Counted
    truth: Numbers

    @property
    def nation(self) -> float:
        """The true figure of all areas together."""
        return float((self.truth * self.areas.n).sum() / self.areas.n.sum())


@dataclass(frozen=True)
class Characteristics:
    """What came of it: of ``runs``, how many spoke (of a family, anything at all); of ``told``, how many were false; how many true ones told."""

    rule: str
    truth: str
    areas: int
    runs: int
    spoke: int = 0
    told: int = 0
    false: int = 0
    there: int = 0  # areas of which there was something to tell

    @property
    def spoke_share(self) -> float:
        """The share of runs in which anything was told."""
        return self.spoke / self.runs if self.runs else 0.0

    @property
    def false_share(self) -> float:
        """The share of findings that are false."""
        return self.false / self.told if self.told else 0.0

    @property
    def power(self) -> float:
        """The share of what there was to tell that was told."""
        return (self.told - self.false) / self.there if self.there else 0.0


def _beta(generator: np.random.Generator, mean: float, spread: float, many: int) -> Numbers:
    held = mean * (1 - mean) / spread**2 - 1
    return generator.beta(mean * held, (1 - mean) * held, many)


def _log_odds(generator: np.random.Generator, mean: float, spread: float, many: int) -> Numbers:
    place = np.log(mean / (1 - mean)) + generator.normal(0, spread / (mean * (1 - mean)), many)
    return np.asarray(1 / (1 + np.exp(-place)), dtype=float)


def _sizes(generator: np.random.Generator, low: float, high: float, many: int) -> Numbers:
    return np.asarray(np.rint(np.exp(generator.uniform(np.log(low), np.log(high), many))), dtype=float)


COUNCILS, FEW = (50.0, 3000.0), (20.0, 80.0)  # cases from the smallest to the largest area, evenly in logarithms
Truly = Callable[[np.random.Generator, int], Numbers]


def _somewhere(generator: np.random.Generator) -> float:
    return float(generator.uniform(0.2, 0.6))


SHARES: dict[Truth, tuple[tuple[float, float], Truly]] = {
    Truth.COMMON: (COUNCILS, lambda chance, many: np.full(many, _somewhere(chance))),
    Truth.DIFFERENT: (COUNCILS, lambda chance, many: _beta(chance, _somewhere(chance), 0.12, many)),
    Truth.LOG_ODDS: (COUNCILS, lambda chance, many: _log_odds(chance, _somewhere(chance), 0.12, many)),
    Truth.NORMAL: (COUNCILS, lambda chance, many: np.clip(chance.normal(0.45, 0.12, many), 0.001, 0.999)),
    Truth.RARE: (COUNCILS, lambda chance, many: _beta(chance, 0.04, 0.025, many)),
    Truth.SMALL: (FEW, lambda chance, many: np.full(many, 0.1)),  # noqa: ARG005  one signature for all
    Truth.SMALL_DIFFERENT: (FEW, lambda chance, many: _beta(chance, 0.2, 0.1, many)),
}
RATES: dict[Truth, tuple[tuple[float, float], Truly]] = {
    Truth.RATES: ((5e3, 2e5), lambda chance, many: chance.gamma(6, 0.005 / 6, many)),
    Truth.RATES_ALIKE: ((1e3, 1e4), lambda chance, many: np.full(many, 0.003)),  # noqa: ARG005  as above
}


def draw(generator: np.random.Generator, truth: Truth, many: int) -> Drawn:
    """Draw one indicator in so many areas, of sizes as councils and boards have them."""
    if truth in RATES:
        ends, truly = RATES[truth]
        sizes, true = _sizes(generator, *ends, many), truly(generator, many)
        return Drawn(Counted.of(Law.POISSON, generator.poisson(sizes * true), sizes), true)
    ends, truly = SHARES[truth]
    sizes, true = _sizes(generator, *ends, many), truly(generator, many)
    return Drawn(Counted.of(Law.BINOMIAL, generator.binomial(sizes.astype(int), true), sizes), true)


def unusual(truth: Truth, many: int, runs: int, seed: int, *, planted: bool = False) -> Characteristics:
    """Count runs in which any area is called unusual; ``planted`` moves one of them far out, so that there is something to tell."""
    generator = np.random.default_rng(seed)
    spoke = told = false = 0
    for _ in range(runs):
        drawn = draw(generator, truth, many)
        areas = _with_one_far_out(generator, drawn) if planted else drawn.areas
        found = outlying(areas).q <= STANDINGS
        spoke += bool(found.any())
        told += int(found.sum())
        false += int(found[1:].sum() if planted else found.sum())
    return Characteristics("unusual", truth.value, many, runs, spoke, told, false, runs if planted else 0)


def _with_one_far_out(generator: np.random.Generator, drawn: Drawn) -> Counted:
    """Return the areas with the first at odds (or a rate) that five of their standard deviations, and twofold at least, make."""
    areas = drawn.areas
    x, n = areas.x.copy(), areas.n.copy()
    n[0] = np.median(n)
    if areas.law is Law.POISSON:
        up = max(0.7, 5 * float(np.std(np.log(drawn.truth))))
        x[0] = generator.poisson(n[0] * np.median(drawn.truth) * np.exp(up))
    else:
        odds = np.log(drawn.truth / (1 - drawn.truth))
        place = float(np.median(odds)) + max(0.7, 5 * float(np.std(odds)))
        x[0] = generator.binomial(int(n[0]), 1 / (1 + np.exp(-place)))
    return Counted.of(areas.law, x, n)


def standings(truth: Truth, many: int, indicators: int, runs: int, seed: int) -> Characteristics:
    """Count pages on which anything is said to differ from the nation; a page has so many indicators, a run as many pages as areas.

    A third of the indicators come without counts, five periods each, which chance alone moves.
    """
    generator = np.random.default_rng(seed)
    spoke = told = false = there = pages = 0
    for _ in range(runs):
        drawn = [draw(generator, truth, many) for _ in range(indicators - indicators // 3)]
        tested = [against_nation(one.areas, one.areas.pooled) for one in drawn]
        bare = [_without_counts(generator, truth, many) for _ in range(indicators // 3)]
        p = np.array([one.p for one in tested] + [p for p, _sign, _true in bare])
        sign = np.array([np.sign(one.ratio - 1) for one in tested] + [sign for _p, sign, _true in bare])
        true = np.array([np.sign(one.truth - one.nation) for one in drawn] + [true for _p, _sign, true in bare])
        for place in range(many):
            found = adjusted(p[:, place]) <= STANDINGS
            pages += 1
            spoke += bool(found.any())
            told += int(found.sum())
            false += int((found & (sign[:, place] != true[:, place])).sum())
        there += int((true != 0).sum())
    return Characteristics("beside the nation", truth.value, many, pages, spoke, told, false, there)


def _without_counts(generator: np.random.Generator, truth: Truth, many: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return p, side told and true side of an indicator without counts over five periods."""
    alike = truth in {Truth.COMMON, Truth.SMALL, Truth.RATES_ALIKE}
    true = np.zeros(many) if alike else generator.normal(0, 1, many)
    values = true[:, None] + drift(generator, many, 5, 0.5 if alike else 0.0) * (1.0 if alike else 0.5)
    z = lasting(list(values.T), [0.0] * 5)
    return p_values(z), np.sign(z), np.sign(true)


def drift(generator: np.random.Generator, many: int, periods: int, leaning: float) -> Numbers:
    """Return series of variance 1 (a random walk where ``leaning`` is 1) in which each value leans on the one before."""
    shocks = generator.normal(0, 1, (many, periods))
    if leaning >= 1:
        return np.cumsum(shocks, axis=1)
    series = shocks.copy()
    for place in range(1, periods):
        series[:, place] = leaning * series[:, place - 1] + np.sqrt(1 - leaning**2) * shocks[:, place]
    return series


def trends(leaning: float, many: int, indicators: int, runs: int, seed: int, *, turned: float = 0.0) -> Characteristics:
    """Count pages on which any course is said to differ from the nation's; ``turned`` areas of a hundred really lose or gain ground."""
    generator = np.random.default_rng(seed)
    spoke = told = false = there = 0
    for _ in range(runs):
        each = list(_courses(generator, leaning, many, indicators, turned))
        if not each:
            continue  # of so few areas no course is told
        p, sign, true = (np.array(one) for one in zip(*each, strict=True))
        found = np.array([adjusted(p[:, place]) <= COURSES for place in range(many)]).T
        spoke += int(found.any(axis=0).sum())
        told += int(found.sum())
        false += int((found & (sign != true)).sum())
        there += int((true != 0).sum())
    return Characteristics("course", f"autocorrelation {leaning:g}", many, runs * many, spoke, told, false, there)


def _courses(
    generator: np.random.Generator, leaning: float, many: int, indicators: int, turned: float
) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
    for _ in range(indicators):
        periods = int(generator.integers(5, len(YEARS) + 1))
        sizes = np.exp(generator.uniform(np.log(1.0), np.log(5.0), many))[:, None]
        nation = 40 + generator.uniform(-2, 2) * np.arange(periods)
        really = np.where(generator.uniform(size=many) < turned / 100, generator.choice([-1.0, 1.0], many), 0.0)
        own = generator.normal(0, 8, (many, 1)) + 5 * really[:, None] * np.arange(periods)
        values = np.clip(nation + own + sizes * drift(generator, many, periods, leaning), 0.5, 99.5)
        found = courses(YEARS[-periods:], values, nation, share=True)
        if found is not None:
            yield np.nan_to_num(found.p, nan=1.0), np.sign(found.slope), really
