"""Everything that changes agendas."""

from ratsverbund.council.agendas.operations.handouts import hide_handout, lay_on_table
from ratsverbund.council.agendas.operations.items import (
    add_item,
    add_papers,
    discard_item,
    drop_paper,
    remove_item,
)
from ratsverbund.council.agendas.operations.order import (
    change_lane,
    hide_paper,
    move_item,
    nest_item,
    unnest_item,
)
from ratsverbund.council.agendas.operations.release import (
    issue_supplement,
    release_agenda,
    require_second_person,
    waive_second_person,
)
from ratsverbund.council.agendas.operations.standing import (
    insert_standing_items,
    set_standing_items,
)

__all__ = [
    "add_item",
    "add_papers",
    "change_lane",
    "discard_item",
    "drop_paper",
    "hide_handout",
    "hide_paper",
    "insert_standing_items",
    "issue_supplement",
    "lay_on_table",
    "move_item",
    "nest_item",
    "release_agenda",
    "remove_item",
    "require_second_person",
    "set_standing_items",
    "unnest_item",
    "waive_second_person",
]
