"""Analyses into vectors, by a model in ONNX form. Needs onnxruntime and tokenizers, and only where a model is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.errors import UsageError
from compare.model import Analysis, Statement
from compare.word_links.neural import onnx_graph, vector_cache
from compare.word_links.neural.model_files import ModelFiles, here
from compare.word_links.neural.vectors import Vectors

LONGEST = 500
"""Pieces of words that a model is given at a time; most are built for 512."""
LAYER = re.compile(r"layer\.(\d+)\.(?:output\.LayerNorm|output_layer_norm)\.bias$")
DEPTH = 2 / 3
"""How deep in the model the vectors are taken. F1 of the differing word links with all-MiniLM-L6-v2, six layers:
.669 from the third, .673 from the fourth, .648 from the last."""

Values = NDArray[np.float16]


def embed(analysis: Analysis, *, model: ModelFiles) -> Iterator[Vectors]:
    """The vectors of an article's words; sentences that were met before come from the cache."""
    starts: list[int] = []
    values: list[Values] = []
    for statement in analysis.statements:
        if statement.kind != "clause" and statement.tokens:
            starts += [t.start for t in statement.tokens]
            values.append(_of_statement(statement, model))
    joined = np.concatenate(values) if values else np.zeros((0, 1), dtype=np.float16)
    yield Vectors(analysis.article.id, joined.shape[1], tuple(starts), joined.astype("<f2").tobytes())


def _of_statement(statement: Statement, model: ModelFiles) -> Values:
    text, offset = statement.excerpt.text, statement.excerpt.start
    spans = [(t.start - offset, t.end - offset) for t in statement.tokens]
    key = vector_cache.key(model.digest, text, spans)
    found = vector_cache.read(key, len(spans))
    if found is None:
        found = vectors(text, spans, model)
        vector_cache.write(key, found)
    return found


def vectors(text: str, spans: Sequence[tuple[int, int]], model: ModelFiles) -> Values:
    """A vector for each span of the text: the mean of its pieces'. float16, whether it was computed or cached.

    One text at a time: activations of int8 models are scaled by what is batched together.
    """
    session, tokenizer, output = _loaded(model)
    pieces = tokenizer.encode(text)
    if len(pieces.ids) > LONGEST and len(spans) > 1:
        middle = len(spans) // 2
        cut = spans[middle][0]
        behind = [(a - cut, b - cut) for a, b in spans[middle:]]
        return np.concatenate([vectors(text[:cut], spans[:middle], model), vectors(text[cut:], behind, model)])
    ids = np.array([pieces.ids[:LONGEST]], dtype=np.int64)
    known = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    wanted = {i.name: known[i.name] for i in session.get_inputs() if i.name in known}
    hidden = session.run([output], wanted)[0][0]
    found = np.zeros((len(spans), hidden.shape[1]), dtype=np.float32)
    offsets = pieces.offsets[:LONGEST]
    for n, (start, end) in enumerate(spans):
        inside = [k for k, (a, b) in enumerate(offsets) if a < end and start < b]
        if inside:
            found[n] = hidden[inside].mean(axis=0)
    return found.astype(np.float16)


@cache
def _loaded(model: ModelFiles) -> tuple[Any, Any, str]:
    """The session, the tokenizer, and the name of the output to take; one thread, so that sums keep their order."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = here(model)
    content = model.onnx.read_bytes()
    layers = onnx_graph.outputs_by_layer(content, LAYER)
    inner = layers.get(sorted(layers)[round(len(layers) * DEPTH) - 1]) if layers else None
    try:
        if inner and not model.has_data:
            content = onnx_graph.with_output(content, inner)
        source = str(model.onnx) if model.has_data else content
        session = onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(model.tokenizer))
    except Exception as error:  # onnxruntime and tokenizers raise classes of their own, and bare ones
        reason = " ".join(str(error).split())
        raise UsageError(f"{model.name}: not a model that onnxruntime and tokenizers can load: {reason}") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    outputs = {o.name: o.shape for o in session.get_outputs()}
    if inner in outputs:
        return session, tokenizer, str(inner)
    whole = [name for name, shape in outputs.items() if len(shape) == 3]
    if not whole:
        raise UsageError(f"{model.name}: gives no vectors of words; its outputs: {', '.join(outputs)}")
    return session, tokenizer, whole[0]
