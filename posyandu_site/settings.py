"""Settings, read from the environment; nothing secret stands in this file.

PRODUKSI is true unless said otherwise, so that a forgotten variable fails loudly
instead of opening a door.
"""

import json
import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from posyandu_site.postgres import Cluster

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.str("POSYANDU_VAR", default=str(BASE_DIR / "var")))

PRODUKSI = env.bool("PRODUKSI", default=True)
DEBUG = env.bool("DEBUG", default=False)
if PRODUKSI and DEBUG:
    raise ImproperlyConfigured("DEBUG tidak boleh menyala bila PRODUKSI menyala.")


def _rahasia(nama):
    """A secret from the environment; outside production made once and kept in var/rahasia.json."""
    nilai = env.str(nama, default="")
    if nilai:
        return nilai
    if PRODUKSI:
        raise ImproperlyConfigured(f"{nama} belum diisi di lingkungan (environment).")
    berkas = VAR_DIR / "rahasia.json"
    isi = json.loads(berkas.read_text()) if berkas.exists() else {}
    if nama not in isi:
        isi[nama] = secrets.token_urlsafe(50)
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        berkas.touch(mode=0o600)
        berkas.write_text(json.dumps(isi))
    return isi[nama]


SECRET_KEY = _rahasia("SECRET_KEY")
# Values of NIK, No KK and waiting items are encrypted with the first key; the others still decrypt.
KUNCI_ENKRIPSI = [k.strip() for k in _rahasia("KUNCI_ENKRIPSI").split(",")]
# The keyed hash of NIK and No KK; it stands outside the database and its backup.
KUNCI_HASH_NIK = _rahasia("KUNCI_HASH_NIK")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUKSI else ["*"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "posyandu_site.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "posyandu_site",
    "kelembagaan",
    "layanan",
    "pembinaan",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kelembagaan.parameter.TanpaNulMiddleware",
    # Pages shrink to a fifth; Django pads them at random against BREACH.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kelembagaan.middleware.PenugasanMiddleware",
]

ROOT_URLCONF = "posyandu_site.urls"
WSGI_APPLICATION = "posyandu_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "posyandu_site.konteks.kerangka",
            ],
        },
    },
]

# Without DATABASE_URL it is the embedded PostgreSQL, which script/server starts.
DATABASES = {"default": env.db_url("DATABASE_URL", default=Cluster(VAR_DIR).url())}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
# One pool per process; behind pgbouncer in transaction mode the pool is pgbouncer's.
if env.bool("PGBOUNCER", default=False):
    DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = True
else:
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {
        "min_size": 1,
        "max_size": env.int("DB_POOL", default=8),
        "timeout": 10,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "kelembagaan.Pengguna"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 8},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
# Shared by all processes and servers, because the limits of log-in are counted in it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "tembolok",
    }
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "beranda"
ACCOUNT_ADAPTER = "kelembagaan.akun.adapter.AkunAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SESSION_REMEMBER = True
# A village shares one address: the limit that counts is the one per account.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "100/m/ip,5/5m/key",
    "masuk_kode": "300/m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
# Peran that kelembagaan/peran.py names must set up a second factor before anything else.
WAJIB_FAKTOR_KEDUA = env.bool("WAJIB_FAKTOR_KEDUA", default=PRODUKSI)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Posyandu 6 SPM"
USERSESSIONS_TRACK_ACTIVITY = False

LANGUAGE_CODE = "id"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "static_terkumpul"
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / "static_bangun"]  # the second: script/bangun
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "posyandu_site.berkas_statis.PenyimpananStatis"
    },
}
MEDIA_ROOT = VAR_DIR / "berkas"

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUKSI
SECURE_HSTS_SECONDS = 31_536_000 if PRODUKSI else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUKSI
if env.bool("DI_BELAKANG_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Else the limits per address would count all users as one.
    ALLAUTH_TRUSTED_PROXY_COUNT = env.int("JUMLAH_PROXY", default=1)
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# A rujukan that is open for longer stands on the home pages.
RUJUKAN_HARI = env.int("RUJUKAN_HARI", default=14)

# Sample data is refused where PRODUKSI is on.
CONTOH_BOLEH = env.bool("CONTOH_BOLEH", default=not PRODUKSI)

# Adds the yardstick of script/bench to the URLs.
BENCH = not PRODUKSI and env.bool("BENCH", default=False)

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
