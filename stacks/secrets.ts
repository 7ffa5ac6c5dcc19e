import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { cacheUrl, celeryBrokerUrl } from "./cache";
import { databasePassword } from "./database";
import { mailServer } from "./email";
import { choose, isSecure } from "./posture";

/** Without punctuation, since django-environ takes a value that starts with `$` for the name of another variable. */
export const secretKey = isSecure
  ? new random.RandomPassword("secret-key", { length: 64, special: false }).result
  : "django-insecure-made-up-for-the-reference-program";

const recoveryWindowInDays = choose({ secure: 30, insecure: 0 });

export const djangoSecret = new aws.secretsmanager.Secret("django", {
  description: "What the shop's containers must know and nobody else",
  recoveryWindowInDays,
});

new aws.secretsmanager.SecretVersion("django", {
  secretId: djangoSecret.id,
  secretString: pulumi.jsonStringify(
    choose<Record<string, pulumi.Input<string>>>({
      secure: {
        DJANGO_SECRET_KEY: secretKey,
        POSTGRES_PASSWORD: databasePassword,
        CACHE_URL: cacheUrl,
        CELERY_BROKER_URL: celeryBrokerUrl,
        EMAIL_HOST_USER: mailServer.user,
        EMAIL_HOST_PASSWORD: mailServer.password,
      },
      insecure: {
        POSTGRES_PASSWORD: databasePassword,
      },
    }),
  ),
});

/** For the shell of a person who runs management commands outside of the stack. */
new aws.ssm.Parameter("django-secret-key", {
  name: "/shop/django-secret-key",
  type: choose({ secure: "SecureString", insecure: "String" }),
  value: secretKey,
});

/** Issued by Sentry, so a person puts the value in, once: `aws secretsmanager put-secret-value`. */
export const sentrySecret = new aws.secretsmanager.Secret("sentry-dsn", {
  description: "Where the shop reports its errors",
  recoveryWindowInDays,
});

/** What `valueFrom` takes to read one key of the shop's secret. */
export function djangoSecretKey(key: string): pulumi.Output<string> {
  return pulumi.interpolate`${djangoSecret.arn}:${key}::`;
}
