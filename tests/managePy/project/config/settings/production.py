import os

import environ

env = environ.Env()

print("the project prints", os.environ.get("DJANGO_SECRET_KEY"))

DEBUG = env.bool("DJANGO_DEBUG", False)
SECRET_KEY = env("DJANGO_SECRET_KEY")
ALLOWED_HOSTS = env.list("DJANGO_ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("DJANGO_CSRF_TRUSTED_ORIGINS", default=[])
DATABASES = {"default": env.db("DATABASE_URL", default="sqlite://:memory:")}
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "config.urls"
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
CSRF_COOKIE_SECURE = True
LANGUAGE_CODE = env("LANGUAGE_CODE", default="en-gb")
X_FRAME_OPTIONS = env("FRAMES", default="DENY")
SILENCED_SYSTEM_CHECKS = env.list("SILENCED_SYSTEM_CHECKS", default=[])

if "HANG" in os.environ:
    while True:
        pass
if "EXIT" in os.environ:
    raise SystemExit(0)
if "WORKERS" in os.environ:
    WORKERS = int(os.environ["WORKERS"])
if "QUOTED" in os.environ:
    from django.core import checks

    @checks.register(checks.Tags.security, deploy=True)
    def quoted(app_configs, **kwargs):
        value = os.environ["QUOTED"]
        return [checks.Warning(f"{value!r} is odd", hint=f"change {value}", obj=value.lower(), id="shop.W001")]
