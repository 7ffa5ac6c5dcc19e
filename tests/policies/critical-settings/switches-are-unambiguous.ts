import policy from "../../../policies/critical-settings/switches-are-unambiguous";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "True and False": [django({ DEBUG: "False", SESSION_COOKIE_SECURE: "True" })],
    "1, 0, yes and no": [
      django({ DEBUG: "0", SESSION_COOKIE_SECURE: "1", CSRF_COOKIE_SECURE: "yes", SECURE_SSL_REDIRECT: "no" }),
    ],
  },
  rejects: {
    t: rejected(
      { SESSION_COOKIE_SECURE: "t" },
      "SESSION_COOKIE_SECURE is true for python-decouple, environs and pydantic, false for django-environ, rejected by django-configurations",
    ),
    off: rejected(
      { DEBUG: "off" },
      "DEBUG is false for django-environ, python-decouple, environs and pydantic, rejected by django-configurations",
    ),
    "a stray blank": rejected(
      { DJANGO_DEBUG: "False " },
      "DJANGO_DEBUG is false for django-environ and django-configurations, rejected by python-decouple, environs and pydantic",
    ),
    quotes: rejected(
      { SECURE_SSL_REDIRECT: '"True"' },
      "SECURE_SSL_REDIRECT is false for django-environ, rejected by python-decouple, django-configurations, environs and pydantic",
    ),
    "a number": rejected(
      { EMAIL_USE_TLS: "2" },
      "EMAIL_USE_TLS is true for django-environ, rejected by python-decouple, django-configurations, environs and pydantic",
    ),
  },
  notApplicable: { "what the settings module decides": [django({})] },
  undecided: {
    "a value": {
      stack: [djangoWithUnknown("DEBUG")],
      at: { shop: "DEBUG is not known before the update" },
    },
  },
});
