"""Prints what the workloads named on standard input compute in PyTorch, for the test that needs none.

    benchmarks/run --list | grep -Ev '(128|256|512|1024|2048)x.*x|/100000$' | python benchmarks/python/record.py

A line for each: its name, how many elements, the greatest, and some of them, evenly spaced.
"""

import sys

import workloads

SAMPLES = 16

for name in sys.stdin.read().split():
    values = workloads.make(name, "tuned").result()
    count = values.numel()
    taken = values[[i * count // SAMPLES for i in range(SAMPLES)] if count > SAMPLES else slice(None)]
    numbers = [values.abs().max().item(), *taken.tolist()]
    print(name, count, *(f"{x:.9g}" for x in numbers), sep="\t")
