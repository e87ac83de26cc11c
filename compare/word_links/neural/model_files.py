"""Where the model is that the user named: a folder, or a name on the Hugging Face hub."""

from __future__ import annotations

import importlib.util
import logging
import os
import platform
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from compare.errors import UsageError
from compare.extras import installing
from compare.files import at_hand

TOKENIZER = "tokenizer.json"
USUAL = ("model.onnx", "model_quantized.onnx", "model_int8.onnx", "model_qint8_avx512_vnni.onnx", "model_fp16.onnx")
NAMES = tuple(f"{folder}{name}" for name in USUAL for folder in ("", "onnx/"))
"""Files that hold the model, the first one there is taken."""
HUB_NAME = re.compile(r"[\w.-]+/[\w.-]+")
NEEDED = ("onnxruntime", "tokenizers")
EXTRA = "neural"
ADVICE = (
    "MODEL is a folder with model.onnx and tokenizer.json, as optimum-cli export onnx --model "
    "sentence-transformers/all-MiniLM-L6-v2 FOLDER writes it, or a name on the Hugging Face hub"
)


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model: its name, its files and their digest. `has_data` says that its weights are in a file beside it."""

    name: str
    onnx: Path
    tokenizer: Path
    digest: str
    has_data: bool

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of all its files."""
        data = (str(_data_of(self.onnx)),) if self.has_data else ()
        return (str(self.onnx), str(self.tokenizer), *data)


def here(model: ModelFiles) -> ModelFiles:
    """The model with its files where they lie on this machine. Raises UsageError where one does not."""
    onnx, tokenizer, *data = at_hand(model.files)
    missing = [path for path in (onnx, tokenizer, *data) if not os.path.isfile(path)]
    if missing:
        raise UsageError(f"{model.name}: the model is not there: {', '.join(missing)} on {platform.node()}")
    return replace(model, onnx=Path(onnx), tokenizer=Path(tokenizer))


def find_model(name: str) -> ModelFiles:
    """The files of the model of that name. Raises UsageError where the extra or the model is not there."""
    missing = [module for module in NEEDED if importlib.util.find_spec(module) is None]
    if missing:
        raise UsageError(f"a model needs {' and '.join(missing)}: {installing(EXTRA)}")
    folder = Path(name)
    if os.path.isdir(folder):
        here = {p.relative_to(folder).as_posix(): p for p in sorted(folder.glob("**/*")) if p.is_file()}
        onnx, tokenizer = here[_chosen(name, here)], here.get(TOKENIZER) or here[f"onnx/{TOKENIZER}"]
        return _described(folder.resolve().name, onnx, tokenizer)
    if not HUB_NAME.fullmatch(name) or name.startswith("."):
        raise UsageError(f"{name}: no such model; {ADVICE}")
    return _described(name, *_from_hub(name))


def _chosen(name: str, files: Iterable[str]) -> str:
    """The file to load, of those that the model has."""
    files = list(files)
    if not {TOKENIZER, f"onnx/{TOKENIZER}"} & set(files):
        raise UsageError(f"{name}: no tokenizer.json there; {ADVICE}")
    found = [f for f in NAMES if f in files] or [f for f in files if f.endswith(".onnx")]
    if not found:
        raise UsageError(f"{name}: no .onnx file there; {ADVICE}")
    if found[0] not in NAMES and len(found) > 1:
        raise UsageError(f"{name}: more than one model there, none of them model.onnx: {', '.join(found)}")
    return found[0]


def _described(name: str, onnx: Path, tokenizer: Path) -> ModelFiles:
    model = ModelFiles(name, onnx, tokenizer, "", has_data=_data_of(onnx).is_file())
    return replace(model, digest=_digest(model.files))


def _data_of(onnx: Path) -> Path:
    return onnx.with_name(f"{onnx.name}_data")


def _digest(files: Iterable[str]) -> str:
    digest = blake2b(digest_size=16)
    for file in files:
        digest.update(blake2b(Path(file).read_bytes()).digest())
    return digest.hexdigest()


def _from_hub(name: str) -> tuple[Path, Path]:
    """The model's files: from the hub's cache on this machine, else downloaded, as the user asked by naming it."""
    if importlib.util.find_spec("huggingface_hub") is None:
        raise UsageError(f"{name}: no such folder, and a name on the hub needs huggingface_hub: {installing(EXTRA)}")
    import huggingface_hub

    logging.getLogger("huggingface_hub").setLevel(logging.ERROR)  # it would count its tries on standard error

    def cached(file: str) -> Path | None:
        found = huggingface_hub.try_to_load_from_cache(name, file)
        return Path(found) if isinstance(found, str) else None

    onnx = next((path for file in NAMES if (path := cached(file))), None)
    tokenizer = cached(TOKENIZER)
    if onnx and tokenizer:
        return onnx, tokenizer
    try:
        files = sorted(huggingface_hub.list_repo_files(name))
        wanted = _chosen(name, files)
        if f"{wanted}_data" in files:
            huggingface_hub.hf_hub_download(name, f"{wanted}_data")
        fetched = [huggingface_hub.hf_hub_download(name, file) for file in (wanted, TOKENIZER)]
    except UsageError:
        raise
    except Exception as error:  # what it raises without a network depends on the client library it found
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise UsageError(f"{name}: no such folder, and not to be had from the hub ({reason}); {ADVICE}") from error
    return Path(fetched[0]), Path(fetched[1])
