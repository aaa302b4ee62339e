"""What may tie a member to a matter (Ausschließungsgründe), by the facts of the rule."""

from django.utils.translation import gettext_lazy as _

TIES = [
    ("own_advantage", _("eigener unmittelbarer Vor- oder Nachteil")),
    ("relative_advantage", _("Vor- oder Nachteil von Angehörigen")),
    ("represented_advantage", _("Vor- oder Nachteil einer vertretenen Person")),
    ("employed_by_affected", _("bei Betroffenen beschäftigt")),
    ("organ_of_affected", _("in der Leitung einer betroffenen Organisation")),
    ("earlier_opinion", _("hat früher ein Gutachten abgegeben")),
    ("group_interest_only", _("nur als Teil einer Gruppe betroffen")),
]
