"""What somebody hears of the picture under a shared link."""

from causeway.frame.rooms import Shareable


def test_a_picture_is_described_in_sentences_of_one_full_stop_each():
    told = Shareable("A title", "", "", (), card="67% said so.", above="Who came to our schools?", below="May 2026")
    assert told.described == "67% said so. Who came to our schools? May 2026."
    assert Shareable("A title", "", "", (), card="Stall").described == "Stall."
