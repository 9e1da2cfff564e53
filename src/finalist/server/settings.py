"""Django's settings for both ways of running: on one's own machine (the default) and as a server (FINALIST_SERVER).

On one's own machine nothing needs to be set; as a server nothing is guessed: hosts and secret must be given.
"""

import os
from pathlib import Path

from finalist.core.errors import UserError
from finalist.server.env import env_flag, env_list, env_secret
from finalist.server.home import home

HOME = home()
SERVER_MODE = env_flag("FINALIST_SERVER")
PORT = os.environ.get("FINALIST_PORT", "8765")
DEVELOPMENT = env_flag("FINALIST_DEVELOPMENT")
DEBUG = False


def _secret() -> str:
    given = env_secret("FINALIST_SECRET")
    if given:
        return given
    if SERVER_MODE:
        raise UserError("FINALIST_SECRET is not set.", "A server needs a secret of its own: 50 random characters.")
    if HOME.secret.exists():
        return HOME.secret.read_text(encoding="ascii")
    return "not-started-yet-" + "0" * 40


SECRET_KEY = _secret()
ALLOWED_HOSTS = env_list("FINALIST_HOSTS") if SERVER_MODE else ["127.0.0.1", "localhost", "[::1]"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "finalist.store",
    "finalist.web",
]
AUTH_USER_MODEL = "store.Candidate"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
MIDDLEWARE = [
    "finalist.server.security.SafeHeaders",
    "finalist.server.security.OwnHost",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "finalist.server.squeeze.SqueezeTexts",
    "finalist.server.security.SameSiteOnly",
    "finalist.server.security.SizeLimit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "finalist.web.middleware.SignedIn",
    "finalist.web.middleware.OwnZone",
    "django.contrib.messages.middleware.MessageMiddleware",
    "finalist.web.middleware.PlainSentences",
]
ROOT_URLCONF = "finalist.server.urls"
WSGI_APPLICATION = "finalist.server.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "finalist.web.frame.frame",
            ],
            "builtins": ["finalist.web.templatetags.house"],
        },
    }
]

_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": HOME.database,
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        # IMMEDIATE takes the write lock at once: without it, eight writers lose a half of their saves to "locked".
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    },
}


def _postgres(url: str) -> dict[str, object]:
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }


_DATABASE_URL = env_secret("FINALIST_DATABASE_URL")
DATABASES = {"default": _postgres(_DATABASE_URL) if _DATABASE_URL else _SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FILES = HOME.files

TASKS = {"default": {"BACKEND": os.environ.get("FINALIST_TASKS", "django_tasks_db.DatabaseBackend"), "QUEUES": []}}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATICFILES_DIRS: list[Path] = []
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEVELOPMENT

# Cookies of one machine are shared by all its ports: the name tells ours from a neighbour's.
SESSION_COOKIE_NAME = f"finalist_{PORT}"
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
CSRF_COOKIE_NAME = f"finalist_csrf_{PORT}"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SERVER_MODE
LANGUAGE_COOKIE_NAME = f"finalist_language_{PORT}"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SERVER_MODE else 0
SECURE_SSL_REDIRECT = SERVER_MODE and not env_flag("FINALIST_BEHIND_PROXY")
if env_flag("FINALIST_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
# Subdomains and the browsers' preload list are the domain's owner's business, not ours.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
LOGIN_URL = "/welcome/"

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
REQUEST_LIMIT = 210_000_000
"""Bytes of a whole request: twenty papers of the largest size, and the form around them."""
FILE_UPLOAD_PERMISSIONS = 0o600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
