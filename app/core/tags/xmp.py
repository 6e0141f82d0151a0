"""XMP packets: what an export changes in them. Text is replaced, not parsed and written anew, so all else stays."""

from __future__ import annotations

import re

TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
"""A photograph with colours that a trained network chose (IPTC digital source type)."""
BY_HAND = "http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits"
"""A photograph whose colours are all from a hand, spread by plain arithmetic."""

_EMPTY = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
    "</rdf:RDF></x:xmpmeta>\n"
    '<?xpacket end="w"?>'
)
_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_END = b"</rdf:RDF>"


def upright(packet: bytes) -> bytes:
    """A packet whose orientation is applied, without the thumbnails of the old picture."""
    packet = re.sub(rb'(tiff:Orientation\s*=\s*["\'])\d', rb"\g<1>1", packet)
    packet = re.sub(rb"(<tiff:Orientation>)\s*\d\s*(</tiff:Orientation>)", rb"\g<1>1\g<2>", packet)
    return re.sub(rb"<(\w+):Thumbnails\b.*?</\1:Thumbnails>", b"", packet, flags=re.DOTALL)


def with_source_type(packet: bytes | None, source_type: str) -> bytes:
    """A packet that says where the picture's colours are from; a new one where there is none that can be read."""
    if not packet or _END not in packet:
        packet = _EMPTY.encode()
    packet = re.sub(rb'\s[\w-]+:DigitalSourceType\s*=\s*(?:"[^"]*"|\'[^\']*\')', b"", packet)
    packet = re.sub(rb"<([\w-]+):DigitalSourceType\b.*?</\1:DigitalSourceType>", b"", packet, flags=re.DOTALL)
    told = (
        f'<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="{_EXTENSION}" '
        f'Iptc4xmpExt:DigitalSourceType="{source_type}"/>\n'
    )
    at = packet.rindex(_END)
    return packet[:at] + told.encode() + packet[at:]
