"""Which addresses of other machines may be reached: public ones only."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

# Ranges that carry an IPv4 address in their low 32 bits: the well-known NAT64 prefix and the old IPv4-compatible form.
_CARRIES_IPV4 = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
_LOW_32_BITS = 0xFFFFFFFF


def _carried(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that a mapped or translated IPv6 address leads to."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if any(address in network for network in _CARRIES_IPV4):
        return IPv4Address(int(address) & _LOW_32_BITS)
    return None


def _is_out_of_use(address: IPv6Address) -> bool:
    """Whether its range was withdrawn and is still routed inside some networks: site-local, 6to4 and Teredo tunnels."""
    return address.is_site_local or address.sixtofour is not None or address.teredo is not None


def is_public(text: str) -> bool:
    """Return whether the address is of the public internet: not private, loopback, link-local, multicast, reserved or shared.

    An IPv6 address that carries an IPv4 one is public only if the carried one is. Text that is no address is not public.
    """
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and (carried := _carried(address)) is not None:
        return is_public(str(carried))
    if isinstance(address, IPv6Address) and _is_out_of_use(address):
        return False
    refused = address.is_multicast or address.is_reserved or address.is_loopback or address.is_link_local
    return address.is_global and not refused and not address.is_unspecified
