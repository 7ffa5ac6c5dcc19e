"""Read with pydantic-settings."""

from pydantic_settings import BaseSettings

from .base import *


class Environment(BaseSettings):
    secret_key: str
    secret_key_fallbacks: list[str] = []
    debug: bool = False
    allowed_hosts: list[str] = []
    csrf_trusted_origins: list[str] = []
    session_cookie_secure: bool = False
    session_cookie_httponly: bool = True
    csrf_cookie_secure: bool = False
    secure_ssl_redirect: bool = False
    secure_hsts_seconds: int = 0
    secure_hsts_include_subdomains: bool = False
    secure_hsts_preload: bool = False
    secure_content_type_nosniff: bool = True
    secure_referrer_policy: str = "same-origin"
    secure_cross_origin_opener_policy: str = "same-origin"
    x_frame_options: str = "DENY"
    static_url: str = "/static/"
    media_url: str = "/media/"


environment = Environment()

SECRET_KEY = environment.secret_key
SECRET_KEY_FALLBACKS = environment.secret_key_fallbacks
DEBUG = environment.debug
ALLOWED_HOSTS = environment.allowed_hosts
CSRF_TRUSTED_ORIGINS = environment.csrf_trusted_origins
SESSION_COOKIE_SECURE = environment.session_cookie_secure
SESSION_COOKIE_HTTPONLY = environment.session_cookie_httponly
CSRF_COOKIE_SECURE = environment.csrf_cookie_secure
SECURE_SSL_REDIRECT = environment.secure_ssl_redirect
SECURE_HSTS_SECONDS = environment.secure_hsts_seconds
SECURE_HSTS_INCLUDE_SUBDOMAINS = environment.secure_hsts_include_subdomains
SECURE_HSTS_PRELOAD = environment.secure_hsts_preload
SECURE_CONTENT_TYPE_NOSNIFF = environment.secure_content_type_nosniff
SECURE_REFERRER_POLICY = environment.secure_referrer_policy
SECURE_CROSS_ORIGIN_OPENER_POLICY = environment.secure_cross_origin_opener_policy
X_FRAME_OPTIONS = environment.x_frame_options
STATIC_URL = environment.static_url
MEDIA_URL = environment.media_url
