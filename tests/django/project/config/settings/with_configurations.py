"""Read with django-configurations."""

from configurations import Configuration, values

from . import base


class Production(Configuration):
    INSTALLED_APPS = base.INSTALLED_APPS
    MIDDLEWARE = base.MIDDLEWARE
    ROOT_URLCONF = base.ROOT_URLCONF
    DATABASES = base.DATABASES
    DEFAULT_AUTO_FIELD = base.DEFAULT_AUTO_FIELD

    SECRET_KEY = values.SecretValue()
    SECRET_KEY_FALLBACKS = values.ListValue([])
    DEBUG = values.BooleanValue(False)
    ALLOWED_HOSTS = values.ListValue([])
    CSRF_TRUSTED_ORIGINS = values.ListValue([])
    SESSION_COOKIE_SECURE = values.BooleanValue(False)
    SESSION_COOKIE_HTTPONLY = values.BooleanValue(True)
    CSRF_COOKIE_SECURE = values.BooleanValue(False)
    SECURE_SSL_REDIRECT = values.BooleanValue(False)
    SECURE_HSTS_SECONDS = values.IntegerValue(0)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = values.BooleanValue(False)
    SECURE_HSTS_PRELOAD = values.BooleanValue(False)
    SECURE_CONTENT_TYPE_NOSNIFF = values.BooleanValue(True)
    SECURE_REFERRER_POLICY = values.Value("same-origin")
    SECURE_CROSS_ORIGIN_OPENER_POLICY = values.Value("same-origin")
    X_FRAME_OPTIONS = values.Value("DENY")
    STATIC_URL = values.Value("/static/")
    MEDIA_URL = values.Value("/media/")
