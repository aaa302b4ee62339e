"""Everything that changes papers."""

from ratsverbund.council.papers.operations.consultations import set_consultations
from ratsverbund.council.papers.operations.cosigning import (
    ask_cosignatures,
    cosign,
    end_cosigning,
    refuse_cosignature,
)
from ratsverbund.council.papers.operations.drafting import Overtaken, create_paper, edit_paper
from ratsverbund.council.papers.operations.files import LARGEST, attach_file
from ratsverbund.council.papers.operations.importing import (
    import_file,
    import_paper,
    keep_upload,
)
from ratsverbund.council.papers.operations.release import release_paper
from ratsverbund.council.papers.operations.withdrawal import make_nonpublic, withdraw_paper

__all__ = [
    "LARGEST",
    "Overtaken",
    "ask_cosignatures",
    "attach_file",
    "cosign",
    "create_paper",
    "edit_paper",
    "end_cosigning",
    "import_file",
    "import_paper",
    "keep_upload",
    "make_nonpublic",
    "refuse_cosignature",
    "release_paper",
    "set_consultations",
    "withdraw_paper",
]
