"""Writes histograms.txt, with NumPy 2.4: python record.py"""
import numpy as np

random = np.random.default_rng(1)
cases = {
    "normal": random.normal(size=300).astype("f4").astype("f8"),
    "uniform": random.uniform(-3, 5, size=200),
    "integers": np.array([1, 2, 2, 3, 3, 3, 10], dtype="f8"),  # on edges
    "tenths": np.arange(11) / 10,  # edges that a division misses by a rounding
    "flat": np.full(5, 2.5),
    "one": np.array([-7.0]),
    "empty": np.array([]),
    "large": random.normal(size=100) * 1e150,
    "tiny": random.normal(size=100) * 1e-300,
}


def row(*numbers):
    return " ".join(repr(float(number)).replace("nan", "NaN") for number in numbers)


with open("histograms.txt", "w") as file:
    for name, values in cases.items():
        for bins in (1, 10, 40):
            counts, edges = np.histogram(values, bins)
            mean = values.mean() if len(values) else np.nan
            std = values.std(ddof=1) if len(values) > 1 else np.nan
            lines = (name, row(*values), row(*counts), row(*edges), row(mean, std))
            file.write("\n".join(lines) + "\n")
