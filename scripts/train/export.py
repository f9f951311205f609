"""Writes the encoder in the Hugging Face layout that transformers.js loads.

The graph is built node by node rather than traced: the table stays packed in the file and is unpacked
for the tokens of a text only, and all arithmetic is fp32, so a vector depends neither on the batch nor
on the machine (dynamic quantisation would make it depend on both)."""
import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from encoder import encode, quantise
from tokenizer import CLS, CLS_ID, CONTINUATION, MAX_TOKENS, MAX_WORD_CHARACTERS, PAD, PAD_ID, UNK

OPSET = 14


def pack(integers):
    """Two 4-bit integers to a byte: [V, D] → uint8 [V, D/2]; the first half of a row is the high half
    of the bytes."""
    half = integers.shape[1] // 2
    return (integers[:, :half] * 16 + integers[:, half:]).astype(np.uint8)


def build_graph(encoder):
    """The ONNX model: input_ids and attention_mask [batch, tokens] → last_hidden_state [batch, tokens, D]."""
    if encoder.blocks:
        raise ValueError("export: the graph has no attention; train with blocks = 0")
    integers, steps = quantise(encoder.vectors.detach(), encoder.bits)
    integers = integers.numpy()
    # One number per row: the step of the quantised vector times the learned weight of the token.
    scales = (steps[:, 0] * encoder.weights.detach()).numpy()
    scales[PAD_ID] = 0
    constants = {
        "rows": pack(integers) if encoder.bits == 4 else integers.astype(np.uint8),
        "scales": scales,
        "middle": np.float32((2 ** encoder.bits - 1) / 2),
        "sixteen": np.float32(16),
        "last_axis": np.array([-1], dtype=np.int64),
    }
    node = helper.make_node
    unpack = [
        node("Div", ["bytes", "sixteen"], ["ratio"]),
        node("Floor", ["ratio"], ["high"]),
        node("Mul", ["high", "sixteen"], ["high_part"]),
        node("Sub", ["bytes", "high_part"], ["low"]),
        node("Concat", ["high", "low"], ["integers"], axis=-1),
    ] if encoder.bits == 4 else [node("Identity", ["bytes"], ["integers"])]
    nodes = [
        node("Gather", ["rows", "input_ids"], ["packed"]),
        node("Cast", ["packed"], ["bytes"], to=TensorProto.FLOAT),
        *unpack,
        node("Sub", ["integers", "middle"], ["centred"]),
        node("Gather", ["scales", "input_ids"], ["token_scales"]),
        node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        node("Mul", ["token_scales", "mask"], ["masked_scales"]),
        node("Unsqueeze", ["masked_scales", "last_axis"], ["factors"]),
        node("Mul", ["centred", "factors"], ["last_hidden_state"]),
    ]
    shape = ["batch", "tokens"]
    used = {name for n in nodes for name in n.input}
    graph = helper.make_graph(
        nodes, "adduce-encoder",
        [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in ("input_ids", "attention_mask")],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*shape, integers.shape[1]])],
        [numpy_helper.from_array(np.asarray(value), name) for name, value in constants.items() if name in used],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="adduce")
    model.ir_version = 7
    onnx.checker.check_model(model)
    return model


def tokenizer_json(vocabulary):
    return {
        "version": "1.0", "truncation": None, "padding": None,
        "added_tokens": [
            {"id": vocabulary.index(token), "content": token, "single_word": False, "lstrip": False,
             "rstrip": False, "normalized": False, "special": True} for token in (PAD, UNK, CLS)
        ],
        "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True,
                       "strip_accents": True, "lowercase": True},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"SpecialToken": {"id": CLS, "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
            "pair": [{"SpecialToken": {"id": CLS, "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                     {"Sequence": {"id": "B", "type_id": 0}}],
            "special_tokens": {CLS: {"id": CLS, "ids": [CLS_ID], "tokens": [CLS]}},
        },
        "decoder": {"type": "WordPiece", "prefix": CONTINUATION, "cleanup": True},
        "model": {"type": "WordPiece", "unk_token": UNK, "continuing_subword_prefix": CONTINUATION,
                  "max_input_chars_per_word": MAX_WORD_CHARACTERS,
                  "vocab": {piece: n for n, piece in enumerate(vocabulary)}},
    }


def write_json(path, value, indent=None):
    separators = (",", ":") if indent is None else None
    path.write_text(json.dumps(value, ensure_ascii=False, indent=indent, separators=separators) + "\n", "utf8")


def export(encoder, tokenizer, folder, golden_texts):
    """Writes model, tokenizer, configuration and golden vectors; the model card is kept by hand."""
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    (folder / "onnx/model.onnx").write_bytes(build_graph(encoder).SerializeToString())
    write_json(folder / "tokenizer.json", tokenizer_json(tokenizer.vocabulary))
    write_json(folder / "tokenizer_config.json", {
        "tokenizer_class": "BertTokenizer", "do_lower_case": True, "strip_accents": True,
        "tokenize_chinese_chars": True, "model_max_length": MAX_TOKENS, "pad_token": PAD, "unk_token": UNK,
        "cls_token": CLS,
    }, indent=2)
    width = encoder.vectors.shape[1]
    # transformers.js wants BERT's fields; heads and inner size describe layers this model has none of.
    write_json(folder / "config.json", {
        "architectures": ["BertModel"], "model_type": "bert", "hidden_size": width,
        "num_hidden_layers": 0, "num_attention_heads": 1, "intermediate_size": width, "hidden_act": "gelu",
        "max_position_embeddings": MAX_TOKENS, "type_vocab_size": 1,
        "vocab_size": len(tokenizer.vocabulary), "pad_token_id": PAD_ID,
    }, indent=2)
    vectors = encode(encoder, tokenizer, golden_texts)
    golden = [{"text": text, "ids": tokenizer.encode(text), "vector": [round(float(x), 6) for x in vector]}
              for text, vector in zip(golden_texts, vectors)]
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in golden)
    (folder / "golden.json").write_text(f"[\n{lines}\n]\n", "utf8")
