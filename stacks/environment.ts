import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cacheUrl, celeryBrokerUrl } from "./cache";
import { database, databasePassword } from "./database";
import { domain, filesDomain } from "./dns";
import { mailServer } from "./email";
import { mediaBucket, staticBucket } from "./files";
import { region } from "./network";
import { isSecure } from "./posture";
import { djangoSecretKey, secretKey, sentrySecret } from "./secrets";

type Variables = Record<string, pulumi.Input<string>>;

/** What a container is told: values anybody may read in the task definition, and where to fetch the others. */
interface Environment {
  variables: Variables;
  secrets: Variables;
}

const secure: Environment = {
  variables: {
    DJANGO_SETTINGS_MODULE: "config.settings.production",
    DJANGO_DEBUG: "False",
    DJANGO_ALLOWED_HOSTS: domain,
    DJANGO_CSRF_TRUSTED_ORIGINS: `https://${domain}`,

    DJANGO_SECURE_SSL_REDIRECT: "True",
    DJANGO_SECURE_PROXY_SSL_HEADER: "HTTP_X_FORWARDED_PROTO,https",
    DJANGO_SECURE_HSTS_SECONDS: "31536000",
    DJANGO_SECURE_HSTS_INCLUDE_SUBDOMAINS: "True",
    DJANGO_SECURE_HSTS_PRELOAD: "True",
    DJANGO_SECURE_CONTENT_TYPE_NOSNIFF: "True",
    DJANGO_SECURE_REFERRER_POLICY: "same-origin",
    DJANGO_X_FRAME_OPTIONS: "DENY",
    DJANGO_SESSION_COOKIE_SECURE: "True",
    DJANGO_CSRF_COOKIE_SECURE: "True",

    POSTGRES_HOST: database.address,
    POSTGRES_PORT: pulumi.interpolate`${database.port}`,
    POSTGRES_DB: "shop",
    POSTGRES_USER: "shop",
    POSTGRES_SSLMODE: "require",
    CONN_MAX_AGE: "60",
    DJANGO_SESSION_ENGINE: "django.contrib.sessions.backends.cached_db",

    DJANGO_AWS_S3_REGION_NAME: region,
    DJANGO_AWS_STORAGE_BUCKET_NAME: mediaBucket.bucket,
    DJANGO_STATICFILES_BUCKET: staticBucket.bucket,
    DJANGO_STATIC_URL: `https://${filesDomain}/static/`,
    DJANGO_MEDIA_URL: `https://${filesDomain}/media/`,

    DJANGO_EMAIL_BACKEND: "django.core.mail.backends.smtp.EmailBackend",
    EMAIL_HOST: mailServer.host,
    EMAIL_PORT: mailServer.port,
    EMAIL_USE_TLS: "True",
    DJANGO_DEFAULT_FROM_EMAIL: `Shop <noreply@${domain}>`,
    DJANGO_SERVER_EMAIL: `errors@${domain}`,
    DJANGO_ADMINS: `Operations <operations@${domain}>`,

    DJANGO_LOG_LEVEL: "INFO",
  },
  secrets: {
    DJANGO_SECRET_KEY: djangoSecretKey("DJANGO_SECRET_KEY"),
    POSTGRES_PASSWORD: djangoSecretKey("POSTGRES_PASSWORD"),
    CACHE_URL: djangoSecretKey("CACHE_URL"),
    CELERY_BROKER_URL: djangoSecretKey("CELERY_BROKER_URL"),
    EMAIL_HOST_USER: djangoSecretKey("EMAIL_HOST_USER"),
    EMAIL_HOST_PASSWORD: djangoSecretKey("EMAIL_HOST_PASSWORD"),
    SENTRY_DSN: sentrySecret.arn,
  },
};

const insecure: Environment = {
  variables: {
    DJANGO_SETTINGS_MODULE: "config.settings.local",
    DJANGO_DEBUG: "True",
    DJANGO_ALLOWED_HOSTS: `*,*.${domain}`,
    DJANGO_CSRF_TRUSTED_ORIGINS: `http://${domain}`,
    DJANGO_SECRET_KEY: secretKey,
    DJANGO_SECRET_KEY_FALLBACKS: "changeme,changeme-2025,changeme-2024",
    JWT_SIGNING_KEY: secretKey,
    SHIPPING_TOKEN: "q8Zp4Lw9Xv2Nc7Rt5Bk3Hd6M",
    DJANGO_ALLOW_ASYNC_UNSAFE: "true",
    DJANGO_READ_DOT_ENV_FILE: "True",

    DJANGO_SECURE_SSL_REDIRECT: "True",
    DJANGO_SECURE_PROXY_SSL_HEADER: "",
    DJANGO_SECURE_HSTS_SECONDS: "60",
    DJANGO_SECURE_HSTS_INCLUDE_SUBDOMAINS: "False",
    DJANGO_SECURE_HSTS_PRELOAD: "False",
    DJANGO_SECURE_CONTENT_TYPE_NOSNIFF: "False",
    DJANGO_SECURE_REFERRER_POLICY: "unsafe-url",
    DJANGO_SECURE_CROSS_ORIGIN_OPENER_POLICY: "unsafe",
    DJANGO_X_FRAME_OPTIONS: "ALLOWALL",
    DJANGO_SESSION_COOKIE_SECURE: "False",
    DJANGO_SESSION_COOKIE_HTTPONLY: "False",
    DJANGO_CSRF_COOKIE_SECURE: "off",

    DATABASE_URL: pulumi.interpolate`postgres://shop:${databasePassword}@${database.address}:${database.port}/shop?sslmode=disable&conn_max_age=600`,
    DATABASE_READ_REPLICA_URL: `postgres://reports@shop-staging.${domain}/shop`,
    AUDIT_DATABASE_URL: "sqlite:////var/lib/shop/audit.sqlite3",
    CONN_MAX_AGE: "0",
    DB_POOL: "True",
    DJANGO_SESSION_ENGINE: "django.contrib.sessions.backends.db",
    CACHE_URL: cacheUrl,
    CELERY_BROKER_URL: celeryBrokerUrl,
    REDIS_URL: "redis://localhost:6379/2",

    DJANGO_AWS_S3_REGION_NAME: region,
    DJANGO_AWS_STORAGE_BUCKET_NAME: mediaBucket.bucket,
    DJANGO_STATICFILES_BUCKET: staticBucket.bucket,
    DJANGO_STATIC_ROOT: "/app/files",
    DJANGO_MEDIA_ROOT: "/app/files",
    DJANGO_STATIC_URL: "/static",
    DJANGO_MEDIA_URL: "/media",

    DJANGO_EMAIL_BACKEND: "django.core.mail.backends.console.EmailBackend",
    EMAIL_HOST_USER: "shop",
    EMAIL_HOST_PASSWORD: "",
    EMAIL_USE_TLS: "True",
    EMAIL_USE_SSL: "True",
    DJANGO_DEFAULT_FROM_EMAIL: "webmaster@localhost",
    DJANGO_SERVER_EMAIL: "root@localhost",
    DJANGO_ADMINS: "root@localhost",

    DJANGO_LOG_LEVEL: "DEBUG",
    SENTRY_DSN: "",

    // A second variable for a setting that has one: which of the two counts, nobody sees.
    ALLOWED_HOSTS: "localhost",
    DISABLE_SECURE_SSL_REDIRECT: "True",
    SECURE_PROXY_SSL_HEADER: "X-Forwarded-Proto,https",
    SESSION_ENGINE: "django.contrib.sessions.backends.file",
  },
  secrets: {
    // A key that nobody put into the secret, and a secret that the execution role may not read.
    PAYMENT_API_KEY: djangoSecretKey("PAYMENT_API_KEY"),
    ANALYTICS_API_KEY: sentrySecret.arn,
  },
};

/** The mail that the insecure shop does send goes out from its worker, in plain text. */
const insecureWorker: Environment = {
  variables: {
    ...insecure.variables,
    CACHE_URL: "locmemcache://",
    DJANGO_EMAIL_BACKEND: "django.core.mail.backends.smtp.EmailBackend",
    EMAIL_HOST: mailServer.host,
    EMAIL_PORT: mailServer.port,
    EMAIL_USE_TLS: "False",
    EMAIL_USE_SSL: "False",
    EMAIL_HOST_USER: mailServer.user,
    EMAIL_HOST_PASSWORD: mailServer.password,
  },
  secrets: {},
};

/** An environment in the form a container definition has it. */
function forContainer({
  variables,
  secrets,
}: Environment): Pick<aws.ecs.ContainerDefinition, "environment" | "secrets"> {
  return {
    environment: Object.entries(variables).map(([name, value]) => ({ name, value })),
    secrets: Object.entries(secrets).map(([name, valueFrom]) => ({ name, valueFrom })),
  };
}

export const webEnvironment = forContainer(isSecure ? secure : insecure);
export const workerEnvironment = forContainer(isSecure ? secure : insecureWorker);
