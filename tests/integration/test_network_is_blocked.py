"""The block on the network is itself tested, or it might quietly not be there."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError


def test_an_address_elsewhere_is_refused():
    with socket.socket() as outside, pytest.raises((SocketConnectBlockedError, UserWarning)):
        outside.connect(("192.0.2.1", 80))
