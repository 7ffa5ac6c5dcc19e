import policy from "../../../policies/https/csrf-trusted-origins-use-https";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "an origin": [django({ CSRF_TRUSTED_ORIGINS: "https://shop.example.com" })],
    "all subdomains, and a port": [
      django({ DJANGO_CSRF_TRUSTED_ORIGINS: "https://*.example.com,https://shop.example.com:8443" }),
    ],
    none: [django({ CSRF_TRUSTED_ORIGINS: "" })],
  },
  rejects: {
    "no scheme": rejected(
      { CSRF_TRUSTED_ORIGINS: "shop.example.com" },
      "entry 1 of CSRF_TRUSTED_ORIGINS has no scheme, which Django 4.0 and later reject",
    ),
    "plain HTTP": rejected(
      { CSRF_TRUSTED_ORIGINS: "https://a.example.com,http://b.example.com" },
      "entry 2 of CSRF_TRUSTED_ORIGINS uses plain HTTP, which anyone on the network path can forge",
    ),
    "a path": rejected(
      { CSRF_TRUSTED_ORIGINS: "https://shop.example.com/" },
      "entry 1 of CSRF_TRUSTED_ORIGINS has a path, which Origin headers never have",
    ),
    "a blank after a comma": rejected(
      { TRUSTED_ORIGINS: "https://a.example.com, https://b.example.com" },
      "entry 2 of TRUSTED_ORIGINS follows a space, which django-environ keeps as part of the origin",
    ),
  },
  notApplicable: { "what the settings module decides": [django({})] },
  undecided: {
    "the origins": {
      stack: [djangoWithUnknown("CSRF_TRUSTED_ORIGINS")],
      at: { shop: "CSRF_TRUSTED_ORIGINS is not known before the update" },
    },
  },
});
