"""Does as its standard input says, a line for each answer: see Worker.java, which speaks the same.

    build NAME VARIANT makes a workload ready
    result FILE        writes its elements to compare, float32
    time N             nanoseconds that N calls take, and -1 for bytes allocated
    about              what this is
"""

import sys
import time

import torch

import workloads


class Worker:
    work = None

    def build(self, name, variant):
        self.work = None
        self.work = workloads.make(name, variant)
        return "ok"

    def result(self, file):
        torch.set_grad_enabled(True)
        self.work.result().contiguous().numpy().tofile(file)
        return "ok"

    def time(self, count):
        call = self.work.call
        start = time.perf_counter_ns()
        for _ in range(int(count)):
            call()
        return f"ok {time.perf_counter_ns() - start} -1"

    def about(self):
        return f"ok PyTorch {torch.__version__} ({torch.backends.cpu.get_cpu_capability()}), Python {sys.version.split()[0]}"


def main():
    worker = Worker()
    answers, sys.stdout = sys.stdout, sys.stderr  # nothing else may be said between the answers
    for line in sys.stdin:
        command, *arguments = line.split()
        try:
            answer = getattr(worker, command)(*arguments)
        except Exception as e:  # any: the other side reports it, and goes on
            answer = "error " + " ".join(f"{type(e).__name__}: {e}".split())[:300]
        print(answer, file=answers, flush=True)


if __name__ == "__main__":
    main()
