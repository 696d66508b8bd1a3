"""The start of a session as a browser is told of it, without what Streamlit says of the host."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_SCRIPT: Final = b"main.py"
"""The end of a path that every such message has."""


def without_host(message: bytes) -> bytes:
    """A message of Streamlit's (a serialised ForwardMsg) as it goes to readers.

    The first of each run of the script names the versions of Python and Streamlit, the system, the
    script's path and a number that is the machine's own.
    """
    if _SCRIPT not in message:
        return message
    told = ForwardMsg.FromString(message)
    if told.WhichOneof("type") != "new_session":
        return message
    begun = told.new_session
    begun.main_script_path = PurePath(begun.main_script_path).name
    for part in (begun.initialize.environment_info, begun.initialize.user_info):
        for field in part.DESCRIPTOR.fields:
            part.ClearField(field.name)
    return bytes(told.SerializeToString())
