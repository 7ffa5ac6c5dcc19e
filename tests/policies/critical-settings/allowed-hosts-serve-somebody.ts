import policy from "../../../policies/critical-settings/allowed-hosts-serve-somebody";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "a host": [django({ ALLOWED_HOSTS: "shop.example.com" })],
    "this machine among others": [django({ ALLOWED_HOSTS: "localhost,127.0.0.1,shop.example.com" })],
    "every host": [django({ ALLOWED_HOSTS: "*" })],
  },
  rejects: {
    nothing: rejected({ ALLOWED_HOSTS: "" }, "ALLOWED_HOSTS is empty"),
    "an empty JSON array": rejected({ ALLOWED_HOSTS: "[]" }, "ALLOWED_HOSTS is empty"),
    "only local hosts": rejected(
      { DJANGO_ALLOWED_HOSTS: "localhost,127.0.0.1,[::1]" },
      "DJANGO_ALLOWED_HOSTS names only local hosts",
    ),
  },
  notApplicable: {
    "hosts that the settings module decides": [django({})],
    "a worker": [django({ ALLOWED_HOSTS: "" }, { command: ["celery", "-A", "config", "worker"] })],
  },
  undecided: {
    "the hosts": {
      stack: [djangoWithUnknown("ALLOWED_HOSTS")],
      at: { shop: "ALLOWED_HOSTS is not known before the update" },
    },
  },
});
