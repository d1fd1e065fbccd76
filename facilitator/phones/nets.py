"""The networks that this computer is on: which address phones could find it at."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

UNLIKELY = (
    "docker",
    "veth",
    "vbox",
    "vmnet",
    "vethernet",
    "virbr",
    "br-",
    "tun",
    "tap",
    "utun",
    "wg",
    "zt",
    "tailscale",
)
"""Beginnings of names of networks that no phone is on."""


@dataclass(frozen=True, slots=True)
class Net:
    """An address of this computer; `kind` is wifi, cable or some other."""

    address: str
    name: str
    kind: str


def found() -> list[Net]:
    """The addresses that phones may reach, the likeliest first."""
    nets: list[tuple[int, Net]] = []
    flags = QNetworkInterface.InterfaceFlag
    for each in QNetworkInterface.allInterfaces():
        up = each.flags() & flags.IsUp and each.flags() & flags.IsRunning
        if not up or each.flags() & flags.IsLoopBack:
            continue
        kind = _KINDS.get(each.type(), "some")
        name = each.humanReadableName() or each.name()
        for entry in each.addressEntries():
            address = entry.ip()
            if address.protocol() == QAbstractSocket.NetworkLayerProtocol.IPv4Protocol and not address.isLinkLocal():
                net = Net(address.toString(), name, kind)
                nets.append((_rank(net), net))
    return [net for _, net in sorted(nets, key=lambda pair: pair[0])]


_KINDS = {
    QNetworkInterface.InterfaceType.Wifi: "wifi",
    QNetworkInterface.InterfaceType.Ethernet: "cable",
}


def _rank(net: Net) -> int:
    """Wireless before cable before what no phone is on; an address that the whole internet could reach comes last."""
    unlikely = net.name.lower().startswith(UNLIKELY)
    place = {"wifi": 0, "cable": 1}.get(net.kind, 2)
    public = not ipaddress.ip_address(net.address).is_private
    return place + 10 * unlikely + 20 * public
