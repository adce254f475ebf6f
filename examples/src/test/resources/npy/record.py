"""Writes the files beside it, with NumPy 2.4: python record.py"""
import numpy as np

arrays = {
    "float32": np.arange(6, dtype="<f4").reshape(2, 3) * 0.5,
    "float64-big-endian": np.array([1.5, -2.25], dtype=">f8"),
    "int32": np.array([[1], [-2]], dtype="<i4"),
    "uint8": np.array([0, 255], dtype="u1"),
    "bool": np.array([True, False, True]),
    "float16": np.array([0.5, -65504], dtype="f2"),
    "column-major": np.asfortranarray(np.arange(6, dtype="<f4").reshape(2, 3)),
    "scalar": np.array(3.5),
    "empty": np.zeros((0, 3), dtype="f4"),
    "many-axes": np.zeros((1,) * 20 + (2,), dtype="f4"),
    "int64": np.array([2**62 + 1, -5]),
    "complex64": np.array([1 + 2j], dtype="c8"),
    "text": np.array(["ab"]),
}
for name, array in arrays.items():
    np.save(name + ".npy", array)
two = {"w": np.arange(3, dtype="f4"), "b": np.array([7])}
np.savez("stored.npz", **two)
np.savez_compressed("compressed.npz", **two)
