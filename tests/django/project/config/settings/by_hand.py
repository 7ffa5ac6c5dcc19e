"""Read with os.environ alone, in the ways that projects write by hand."""

import os

from .base import *


def is_on(name, default="False"):
    return os.environ.get(name, default).lower() in ("true", "1", "yes")


def csv(name):
    return [item.strip() for item in os.environ.get(name, "").split(",") if item.strip()]


SECRET_KEY = os.environ["SECRET_KEY"]
SECRET_KEY_FALLBACKS = csv("SECRET_KEY_FALLBACKS")
DEBUG = os.environ.get("DEBUG", "False") == "True"
ALLOWED_HOSTS = csv("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = csv("CSRF_TRUSTED_ORIGINS")
SESSION_COOKIE_SECURE = is_on("SESSION_COOKIE_SECURE")
SESSION_COOKIE_HTTPONLY = is_on("SESSION_COOKIE_HTTPONLY", "True")
CSRF_COOKIE_SECURE = is_on("CSRF_COOKIE_SECURE")
SECURE_SSL_REDIRECT = is_on("SECURE_SSL_REDIRECT")
SECURE_HSTS_SECONDS = int(os.environ.get("SECURE_HSTS_SECONDS", "0"))
SECURE_HSTS_INCLUDE_SUBDOMAINS = is_on("SECURE_HSTS_INCLUDE_SUBDOMAINS")
SECURE_HSTS_PRELOAD = is_on("SECURE_HSTS_PRELOAD")
SECURE_CONTENT_TYPE_NOSNIFF = is_on("SECURE_CONTENT_TYPE_NOSNIFF", "True")
SECURE_REFERRER_POLICY = os.environ.get("SECURE_REFERRER_POLICY", "same-origin")
SECURE_CROSS_ORIGIN_OPENER_POLICY = os.environ.get("SECURE_CROSS_ORIGIN_OPENER_POLICY", "same-origin")
X_FRAME_OPTIONS = os.environ.get("X_FRAME_OPTIONS", "DENY")
STATIC_URL = os.environ.get("STATIC_URL", "/static/")
MEDIA_URL = os.environ.get("MEDIA_URL", "/media/")
