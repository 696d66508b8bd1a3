"""Pictures of a view, drawn without a browser."""

from overland.svg.card import preview_png
from overland.svg.drawing import relief_webp, view_svg

__all__ = ["preview_png", "relief_webp", "view_svg"]
