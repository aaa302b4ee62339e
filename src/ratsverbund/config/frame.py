"""What every page shows around its content: site, navigation, account, languages."""

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import roles_of

STRANGER = [
    (_("Übersicht"), "/buergerinfo/"),
    (_("Sitzungen"), "/buergerinfo/sitzungen/"),
    (_("Vorlagen"), "/buergerinfo/vorlagen/"),
    (_("Beschlüsse"), "/buergerinfo/beschluesse/"),
    (_("Netzwerke"), "/buergerinfo/netzwerke/"),
    (_("Recht"), "/recht/"),
]
STAFF = [
    (_("Fällig"), "/"),
    (_("Vorlagen"), "/vorlagen/"),
    (_("Sitzungen"), "/sitzungen/"),
    (_("Beschlüsse"), "/beschluesse/"),
    (_("Eingaben"), "/anregungen/"),
    (_("Vorgänge"), "/vorgaenge/"),
    (_("Netzwerke"), "/netzwerke/"),
    (_("Gremien"), "/gremien/"),
    (_("Recht"), "/recht/"),
]
# For those who settle claims; members find theirs beside their meetings, all in their account.
OFFICE = [(_("Entschädigungen"), "/entschaedigungen/")]
# Next to what is due, for those who sit in a council.
DESK = [(_("Mandat"), "/mein/")]
MANDATES = (Role.Kind.MEMBER, Role.Kind.CHAIR)
ADMINISTRATION = [(_("Körperschaften"), "/koerperschaften/"), (_("Konten"), "/konten/")]
# Pages that belong to an area without standing below its address.
ELSEWHERE = {
    "/beitraege/": "/netzwerke/",
    "/personen/": "/gremien/",
    "/mandate/": "/gremien/",
    "/wahlperiode/": "/gremien/",
    "/register/": "/gremien/",
    "/niederschriften/": "/sitzungen/",
    "/wahlen/": "/sitzungen/",
    "/konstituierung/": "/sitzungen/",
    "/beschlusskontrolle/": "/beschluesse/",
    "/zustaendigkeit/": "/vorlagen/",
    "/satzungen/": "/recht/",
    "/entschaedigungen/": "/mein/",
}
# Pages with a search for papers of their own.
SEARCHES = ("/vorlagen/", "/buergerinfo/", "/buergerinfo/vorlagen/")
FOOT = [
    (_("Bürgerinfo"), "/buergerinfo/"),
    (_("Barrierefreiheit"), "/barrierefreiheit/"),
    (_("Quelltext und Lizenz"), "/quelltext/"),
]


def frame(request):
    """Give the page frame its site, navigation and account."""
    account = getattr(request, "user", None)
    signed_in = account is not None and account.is_authenticated
    roles = roles_of(account) if signed_in else []
    return {
        "demo": {"roles": demo_roles(account)} if settings.DEMO else False,
        "site": site(roles, getattr(request, "body_shown", None)),
        "density": "compact" if signed_in and account.compact else "comfortable",
        "search": search(request.path, roles),
        "navigation": navigation(request.path, roles),
        "account": box(account, signed_in),
        "languages": languages(request),
        "footer_links": [{"label": label, "address": address} for label, address in FOOT],
    }


def site(roles, shown=None):
    """The body whose record is shown if the account works for it, else its first body."""
    if not roles:
        return {"name": ""}
    here = next((role for role in roles if role["body"] == shown), roles[0])
    return {"name": here["body_name"], "accent": here["accent"]}


def search(path, roles):
    """Where the field in the header searches; nothing where the page has its own."""
    if path in SEARCHES:
        return None
    return {"address": "/vorlagen/" if roles else "/buergerinfo/vorlagen/"}


def navigation(path, roles):
    """The main areas for this account, the current one marked."""
    areas = STAFF if roles else STRANGER
    held = {role["kind"] for role in roles}
    if held.intersection(MANDATES):
        areas = areas[:1] + DESK + areas[1:]
    if Role.Kind.CLERK in held:
        areas = areas + OFFICE
    if Role.Kind.ADMINISTRATOR in held:
        areas = areas + ADMINISTRATION
    if not any(path.startswith(area) for _, area in areas if area != "/"):
        path = next((area for start, area in ELSEWHERE.items() if path.startswith(start)), path)
    within = [area for _, area in areas if path.startswith(area) and (area != "/" or path == "/")]
    here = max(within, key=len, default="")
    return [
        {"label": label, "address": address, "current": address == here} for label, address in areas
    ]


def box(account, signed_in):
    """The account box: who is signed in, or where to sign in."""
    if not signed_in:
        return {"name": "", "address": reverse("account_login")}
    return {
        "name": account.name,
        "address": "/konten/ich/",
        "logout": reverse("account_logout"),
    }


def languages(request):
    """The same page in the other language."""
    current = get_language()
    return [
        {
            "code": code,
            "name": name,
            "current": code == current,
            "address": f"{reverse('language', args=[code])}?{urlencode({'next': request.path})}",
        }
        for code, name in settings.LANGUAGES
    ]


def demo_roles(account):
    """The roles a visitor of the demonstration can slip into."""
    return [
        {
            "label": Role.Kind(kind).label,
            "address": reverse("demo_role", args=[kind]),
            "current": getattr(account, "email", "") == demo_address(kind),
        }
        for kind in Role.Kind.values
    ]


def demo_address(kind):
    """The e-mail address of the demonstration's account for a role."""
    return f"{kind.replace('_', '-')}@demo.example"
