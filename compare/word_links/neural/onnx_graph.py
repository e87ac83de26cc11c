"""What has to be read and written in an ONNX file to get at a hidden layer: protocol buffers, by their wire format."""

from __future__ import annotations

import re
from collections.abc import Iterator

GRAPH, NODE, OUTPUT = 7, 1, 12
NODE_INPUT, NODE_OUTPUT, NAME = 1, 2, 1
"""Field numbers of ModelProto, GraphProto, NodeProto and ValueInfoProto (onnx.proto)."""
TEXT = 2
"""Wire type of fields that have a length: texts and messages."""


def outputs_by_layer(content: bytes, weights: re.Pattern[str]) -> dict[int, str]:
    """Names of the values that end each layer: what comes of the weights whose name fits, its group the layer."""
    found = {}
    for start, end in _parts(content, 0, len(content), GRAPH):
        for node_start, node_end in _parts(content, start, end, NODE):
            for name in _texts(content, node_start, node_end, NODE_INPUT):
                if layer := weights.search(name):
                    found[int(layer[1])] = next(_texts(content, node_start, node_end, NODE_OUTPUT))
    return found


def with_output(content: bytes, name: str) -> bytes:
    """The model with one more output. A message that is stated twice is merged, so it is enough to append it."""
    return content + _field(GRAPH, _field(OUTPUT, _field(NAME, name.encode())))


def _texts(content: bytes, start: int, end: int, number: int) -> Iterator[str]:
    return (content[a:b].decode("utf-8", "replace") for a, b in _parts(content, start, end, number))


def _parts(content: bytes, start: int, end: int, number: int) -> Iterator[tuple[int, int]]:
    """Where the fields of this number begin and end."""
    at = start
    while at < end:
        tag, at = _varint(content, at)
        if tag & 7 == TEXT:
            length, at = _varint(content, at)
            if tag >> 3 == number:
                yield at, at + length
            at += length
        elif tag & 7 == 0:
            _, at = _varint(content, at)
        else:
            at += 8 if tag & 7 == 1 else 4


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(content):
        byte = content[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            break
    return value, at


def _field(number: int, content: bytes) -> bytes:
    return _encoded(number << 3 | TEXT) + _encoded(len(content)) + content


def _encoded(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])
