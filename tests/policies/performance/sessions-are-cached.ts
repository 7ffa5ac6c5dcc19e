import policy from "../../../policies/performance/sessions-are-cached";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "the cache in front of the database": [django({ SESSION_ENGINE: "django.contrib.sessions.backends.cached_db" })],
    "the cache": [django({ DJANGO_SESSION_ENGINE: "django.contrib.sessions.backends.cache" })],
    cookies: [django({ SESSION_ENGINE: "django.contrib.sessions.backends.signed_cookies" })],
  },
  rejects: {
    "the database": rejected(
      { SESSION_ENGINE: "django.contrib.sessions.backends.db" },
      "SESSION_ENGINE selects the db backend",
    ),
  },
  notApplicable: { "what the settings module decides": [django({})] },
  undecided: {
    "the engine": {
      stack: [djangoWithUnknown("SESSION_ENGINE")],
      at: { shop: "SESSION_ENGINE is not known before the update" },
    },
  },
});
