"""Settings: everything a town changes comes from the environment."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_lazy as _

from ratsverbund.kernel import embedded

SOURCE = Path(__file__).resolve().parents[1]
ROOT = SOURCE.parents[1]
FOLDER = Path(os.environ.get("RATSVERBUND_DATA", ROOT / ".data"))


def database(address: str | None) -> dict[str, object]:
    """Read DATABASE_URL, or name the embedded server."""
    if not address:
        return {"ENGINE": "django.db.backends.postgresql", **embedded.dsn_parts()}
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
    }


def secret_key() -> str:
    """Take the secret from the environment, or keep one of our own beside the database."""
    if given := os.environ.get("SECRET_KEY"):
        return given
    place = FOLDER / "secret-key"
    if not place.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        fresh = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(fresh, "w") as file:
            file.write(os.urandom(32).hex())
    return place.read_text()


DEBUG = os.environ.get("DEBUG") == "1"
DEMO = os.environ.get("RATSVERBUND_DEMO") == "1"
SECRET_KEY = secret_key()
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [
    origin for origin in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if origin
]
HTTPS = os.environ.get("HTTPS") == "1"
# Under which address people reach the pages; e-mails of jobs and commands name it.
SITE_URL = os.environ.get("SITE_URL", "").rstrip("/")
TRUSTED_PROXY = os.environ.get("TRUSTED_PROXY") == "1"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "procrastinate.contrib.django",
    "ratsverbund.ui",  # before allauth, whose pages it dresses
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "ratsverbund.kernel",
    "ratsverbund.people.bodies",
    "ratsverbund.people.persons",
    "ratsverbund.people.organizations",
    "ratsverbund.people.accounts",
    "ratsverbund.people.mandates",
    "ratsverbund.people.terms",
    "ratsverbund.people.registers",
    "ratsverbund.people.texts",
    "ratsverbund.council.papers",
    "ratsverbund.council.meetings",
    "ratsverbund.council.decisions",
    "ratsverbund.council.charters",
    "ratsverbund.council.allowances",
    "ratsverbund.council.petitions",
    "ratsverbund.council.agendas",
    "ratsverbund.council.invitations",
    "ratsverbund.council.debate",
    "ratsverbund.council.sittings",
    "ratsverbund.council.elections",
    "ratsverbund.council.formations",
    "ratsverbund.council.minutes",
    "ratsverbund.council.execution",
    "ratsverbund.council.competence",
    "ratsverbund.council.desk",
    "ratsverbund.network.members",
    "ratsverbund.network.accessions",
    "ratsverbund.network.dues",
    "ratsverbund.public.portal",
    "ratsverbund.public.law",
    "ratsverbund.public.live",
    "ratsverbund.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Safe against BREACH: masked CSRF tokens, cookies SameSite=Lax, answers of random length.
    "ratsverbund.config.compression.Compression",
    "ratsverbund.kernel.web.Headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ratsverbund.config.keeping.Keeping",
    "ratsverbund.kernel.web.Refusals",
    "ratsverbund.kernel.web.Doors",
]

# Views that a stranger must reach at the staff's door: they log him in, or touch no table.
STAFF_DOOR_ONLY = (
    "allauth.",
    "django.views.",
    "ratsverbund.config.views",
    "ratsverbund.council.desk.views.feed",  # a secret lets its owner in
)

ROOT_URLCONF = "ratsverbund.config.urls"
WSGI_APPLICATION = "ratsverbund.config.wsgi.application"

CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.messages.context_processors.messages",
    "ratsverbund.config.frame.frame",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "ratsverbund.ui.jinja.environment",
            "context_processors": CONTEXT,
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.contrib.auth.context_processors.auth", *CONTEXT]
        },
    },
]
FORM_RENDERER = "ratsverbund.ui.renderer.FormRenderer"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

DATABASES = {"default": database(os.environ.get("DATABASE_URL"))}
if not os.environ.get("RATSVERBUND_NO_POOL"):
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["ratsverbund.people.accounts.backends.AccountBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "ratsverbund.people.accounts.adapter.ClosedAccounts"
ACCOUNT_EMAIL_VERIFICATION = "none"
# Behind the proxy the limits count the address it saw, not its own.
ALLAUTH_TRUSTED_PROXY_COUNT = int(TRUSTED_PROXY)
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "login": "60/m/ip"}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the administration made the account and knows its address
MFA_TOTP_ISSUER = "Ratsverbund"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or DEBUG
SOCIALACCOUNT_ADAPTER = "ratsverbund.people.accounts.adapter.KnownPersonsOnly"
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "town",
                    "name": os.environ.get("OIDC_NAME", "Anmeldung der Verwaltung"),
                    "client_id": os.environ["OIDC_CLIENT_ID"],
                    "secret": os.environ.get("OIDC_SECRET", ""),
                    "settings": {"server_url": os.environ["OIDC_SERVER"]},
                }
            ]
        }
    }
    if os.environ.get("OIDC_SERVER")
    else {}
)

# How long the persons behind a closed petition are kept; the town's deletion concept decides.
PETITION_RETENTION_MONTHS = int(os.environ.get("PETITION_RETENTION_MONTHS", "24"))

# Login limits count in the database, so that every worker sees the same number.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kernel_cache",
    }
}

# Where browsers read the stream of a running meeting: an address behind the proxy ("" and the
# path /live/ on the same host by default there), or the port of the process beside the pages.
LIVE_URL = os.environ.get("LIVE_URL", "")
LIVE_PORT = int(os.environ.get("LIVE_PORT") or 0)

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("Deutsch")), ("en", _("Englisch"))]
LOCALE_PATHS = [SOURCE / "ui" / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", FOLDER / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_HANDLERS = [
    "ratsverbund.config.uploads.Limit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "procrastinate": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "ratsverbund": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_USE_SSL = os.environ.get("EMAIL_USE_SSL") == "1"
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS") == "1"
EMAIL_PORT = int(os.environ.get("EMAIL_PORT") or (465 if EMAIL_USE_SSL else 587))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_TIMEOUT = 30
EMAIL_FILE_PATH = str(FOLDER / "post")  # where letters wait while no mail server is named
EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND") or (
    f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
)
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "ratsverbund@localhost")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
