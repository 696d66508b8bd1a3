"""The start of a session, as readers are told of it."""

from __future__ import annotations

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from overland.ui.session_start import without_host


def test_the_start_of_a_session_says_nothing_of_the_host_and_else_what_it_did() -> None:
    told = ForwardMsg()
    told.new_session.main_script_path = "/srv/app/overland/ui/main.py"
    told.new_session.initialize.session_id = "one"
    told.new_session.initialize.environment_info.python_version = "3.11.7"
    told.new_session.initialize.user_info.installation_id = "a number"
    begun = ForwardMsg.FromString(without_host(told.SerializeToString())).new_session
    assert begun.main_script_path == "main.py"
    assert begun.initialize.session_id == "one"
    # They are there, since the browser asks for them, and empty.
    for name in ("environment_info", "user_info"):
        assert begun.initialize.HasField(name)
        assert getattr(begun.initialize, name).ListFields() == []


def test_any_other_message_goes_on_as_it_is() -> None:
    told = ForwardMsg()
    told.delta.new_element.html.body = "main.py"
    for message in (told.SerializeToString(), b"anything"):
        assert without_host(message) is message
