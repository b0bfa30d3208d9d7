"""Krippendorff's alpha for ordinal data."""

from collections import Counter


def ordinal(units):
    """alpha of `units`, each a list of the values that coders gave it; a unit with fewer than two is left out.
    1.0 when all agree and there is but one value, for then nothing was to be told apart."""
    units = [values for values in units if len(values) >= 2]
    pairs = Counter()  # the coincidence matrix
    for values in units:
        for i, one in enumerate(values):
            for j, other in enumerate(values):
                if i != j:
                    pairs[one, other] += 1 / (len(values) - 1)
    totals = Counter()
    for (one, _), count in pairs.items():
        totals[one] += count
    scale, everything = sorted(totals), sum(totals.values())

    def distance(one, other):
        low, high = min(one, other), max(one, other)
        between = sum(totals[value] for value in scale if low <= value <= high)
        return (between - (totals[low] + totals[high]) / 2) ** 2 if low != high else 0

    seen = sum(count * distance(*pair) for pair, count in pairs.items())
    chance = sum(totals[one] * totals[other] * distance(one, other) for one in scale for other in scale)
    return 1.0 if chance == 0 else 1 - (everything - 1) * seen / chance
