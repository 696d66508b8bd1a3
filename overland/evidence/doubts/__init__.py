"""Doubts about rows, how editors answer them, and what a comparison with the texts found."""
