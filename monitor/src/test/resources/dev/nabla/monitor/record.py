"""Records the event file that PyTorch writes: python record.py (with torch and tensorboard).

EventsTest writes the same with SummaryWriter, and compares record by record, byte for byte.
"""

import os
import shutil
import tempfile
import time

import numpy as np

WALL = 1700000000.25
time.time = lambda: WALL  # of the first record, and of those that are not given one

from torch.utils.tensorboard import SummaryWriter  # noqa: E402

folder = tempfile.mkdtemp()
writer = SummaryWriter(folder, purge_step=7)
for step, value in enumerate([0.0, 0.1, -2.5, 1e-30, 1e300, float("nan"), float("inf")]):
    writer.add_scalar("train/loss", value, step, WALL)
writer.add_scalar("a tag, with <b>signs</b> and é", 3.0, 12345678901, WALL)

# Multiples of 1/64 have sums without rounding, in whatever order.
writer.add_histogram("weights", (np.arange(-40, 200) % 97 - 30).astype(np.float32) / 64, 3, walltime=WALL)
writer.add_histogram("edges", np.array([0.0, -0.0, 1e-12, 1.1e-12, -1e-12, 5e-13, 1e-13]), 4, walltime=WALL)
writer.add_histogram("one", np.array([0.25] * 5), 5, walltime=WALL)
writer.add_histogram("below", np.array([-3.0, -8.0, -8.5]), 6, walltime=WALL)

image = (np.arange(3 * 5 * 7).reshape(3, 5, 7) * 37 % 300 - 20) / 256
writer.add_image("image", image.astype(np.float32), 2, walltime=WALL)
writer.add_text("text", "# A head\n\n*and* a body ∇", 9, walltime=WALL)
writer.close()

(name,) = os.listdir(folder)
shutil.copy(os.path.join(folder, name), os.path.join(os.path.dirname(os.path.abspath(__file__)), "pytorch.tfevents"))
