"""Networks, accession and membership, delegates."""
