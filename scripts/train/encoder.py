"""The encoder: learned token vectors times a learned weight per token, then optionally residual
self-attention blocks that start as nothing; a text's vector is the mean over its tokens, length 1."""
import torch
from torch import nn
from torch.nn import functional as F

from tokenizer import PAD_ID

# The step of 16 equal levels that loses least of a normal distribution, in standard deviations
# (Max 1960, table 1); 256 levels reach to four deviations. The numbers of a row are close to normal.
STEP_4_BIT = 0.335
STEP_8_BIT = 0.031
ATTENTION_ROWS = 96


def quantise(table, bits):
    """Rows as integers 0 … 2^bits − 1 around a middle between two levels, with one step per row.

    table [V, D] → (integers [V, D] as float, steps [V, 1]); value = (integer − (2^bits − 1)/2) · step."""
    levels = 2 ** bits
    scale = STEP_4_BIT if bits == 4 else STEP_8_BIT
    steps = table.pow(2).mean(1, keepdim=True).sqrt().clamp_min(1e-8) * scale
    middle = (levels - 1) / 2
    return (table / steps + middle).round().clamp(0, levels - 1), steps


def dequantise(integers, steps, bits):
    return (integers - (2 ** bits - 1) / 2) * steps


class AttentionBlock(nn.Module):
    """Pre-norm self-attention and nothing else, without positions. The output projection starts at
    zero, so the block is at first the identity (the reason is in Bachlechner et al. 2021, ReZero)."""

    def __init__(self, width, heads, head_width=32):
        super().__init__()
        self.heads, self.head_width = heads, head_width
        self.norm = nn.LayerNorm(width)
        self.project = nn.Linear(width, 3 * heads * head_width, bias=False)
        self.out = nn.Linear(heads * head_width, width, bias=False)
        nn.init.zeros_(self.out.weight)

    def forward(self, x, mask):
        """x [B, T, D], mask [B, T] of 0 and 1 → [B, T, D]."""
        batch, length, _ = x.shape
        parts = self.project(self.norm(x)).view(batch, length, 3, self.heads, self.head_width)
        q, k, v = parts.permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / self.head_width ** 0.5 + (mask[:, None, None, :] - 1) * 1e4
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, -1)
        return x + self.out(mixed)


class Encoder(nn.Module):
    def __init__(self, vocabulary_size, width, blocks=0, heads=4, initial_norm=0.1):
        super().__init__()
        # Vectors start short so that pieces seen rarely in training say little instead of noise.
        self.vectors = nn.Parameter(torch.randn(vocabulary_size, width) * initial_norm / width ** 0.5)
        self.weights = nn.Parameter(torch.ones(vocabulary_size))
        self.blocks = nn.ModuleList(AttentionBlock(width, heads) for _ in range(blocks))
        # 4 or 8 in quantisation-aware training (straight-through, Bengio et al. 2013), else None.
        self.bits = None

    def table(self):
        """Token vectors as the exported model will see them: [V, D]."""
        if self.bits is None:
            return self.vectors
        rounded = dequantise(*quantise(self.vectors.detach(), self.bits), self.bits)
        return self.vectors + (rounded - self.vectors).detach()

    def forward(self, ids):
        """ids [B, T], padded with PAD_ID → unit vectors [B, D]."""
        table = self.table()
        if not self.blocks:
            weights = self.weights[ids]
            pooled = F.embedding_bag(ids, table, mode="sum", per_sample_weights=weights, padding_idx=PAD_ID)
            return F.normalize(pooled, dim=1)
        # Rows of similar length together, or the longest item would set the price for all.
        order = (ids != PAD_ID).sum(1).argsort()
        pooled = torch.cat([self.attend(ids[rows], table) for rows in order.split(ATTENTION_ROWS)])
        return F.normalize(pooled[order.argsort()], dim=1)

    def attend(self, ids, table):
        """ids [B, T] → sums over tokens after the blocks [B, D]."""
        ids = ids[:, (ids != PAD_ID).any(0)]
        mask = (ids != PAD_ID).float()
        x = F.embedding(ids, table, padding_idx=PAD_ID) * self.weights[ids][..., None]
        for block in self.blocks:
            x = block(x, mask)
        return (x * mask[..., None]).sum(1)


def pad(sequences):
    """Lists of ids → tensor [B, longest], padded with PAD_ID."""
    longest = max(len(ids) for ids in sequences)
    return torch.tensor([ids + [PAD_ID] * (longest - len(ids)) for ids in sequences])


@torch.no_grad()
def encode(encoder, tokenizer, texts, batch_size=512):
    """Unit vectors [len(texts), D] as a numpy array, in the order of the texts."""
    sequences = [tokenizer.encode(text) for text in texts]
    order = sorted(range(len(texts)), key=lambda n: len(sequences[n]))
    vectors = torch.empty(len(texts), encoder.vectors.shape[1])
    for start in range(0, len(order), batch_size):
        chosen = order[start:start + batch_size]
        vectors[chosen] = encoder(pad([sequences[n] for n in chosen]))
    return vectors.numpy()
