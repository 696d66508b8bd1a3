"""The port on which the server of a command listens: it must be free."""

from __future__ import annotations

import socket

from overland.errors import WrongUse


def require_free(port: int, address: str) -> None:
    """Raises WrongUse where another program listens: its pages would be taken for this one's."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((address, port))
        except (OSError, OverflowError) as error:
            raise WrongUse(
                f"port {port} cannot be used: {error}. "
                f"End what listens there, or give another: --port {port + 1}"
            ) from error
