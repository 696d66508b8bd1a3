"""Pictures of a view, drawn without a browser."""

from overland.pictures.card import preview_png
from overland.pictures.drawing import relief_webp, svg

__all__ = ["preview_png", "relief_webp", "svg"]
