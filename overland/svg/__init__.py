"""Pictures of a view, drawn without a browser."""

from overland.svg.card import preview_png
from overland.svg.drawing import relief_webp, svg

__all__ = ["preview_png", "relief_webp", "svg"]
