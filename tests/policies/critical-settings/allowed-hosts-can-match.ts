import policy from "../../../policies/critical-settings/allowed-hosts-can-match";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "hosts by name": [django({ ALLOWED_HOSTS: "shop.example.com,www.example.com" })],
    "a domain and all below it": [django({ ALLOWED_HOSTS: ".example.com" })],
    "every host, which is another policy's matter": [django({ ALLOWED_HOSTS: "*" })],
    addresses: [django({ ALLOWED_HOSTS: "10.0.0.1,[::1]" })],
    "hosts separated by blanks": [django({ ALLOWED_HOSTS: "shop.example.com www.example.com" })],
    "a JSON array": [django({ ALLOWED_HOSTS: '["shop.example.com", "www.example.com"]' })],
  },
  rejects: {
    "an asterisk for subdomains": rejected(
      { ALLOWED_HOSTS: "*.example.com" },
      "entry 1 of ALLOWED_HOSTS contains `*`; a leading dot stands for all subdomains",
    ),
    "a scheme": rejected(
      { ALLOWED_HOSTS: "shop.example.com,https://www.example.com" },
      "entry 2 of ALLOWED_HOSTS contains a scheme, which hosts do not have",
    ),
    "a port": rejected(
      { DJANGO_ALLOWED_HOSTS: "localhost:8000" },
      "entry 1 of DJANGO_ALLOWED_HOSTS contains a port, but Django compares hosts without ports",
    ),
    "the port of an IPv6 address": rejected(
      { ALLOWED_HOSTS: "[::1]:8000" },
      "entry 1 of ALLOWED_HOSTS contains a port, but Django compares hosts without ports",
    ),
    "a path": rejected(
      { ALLOWED_HOSTS: "example.com/shop" },
      "entry 1 of ALLOWED_HOSTS contains a path, which hosts do not have",
    ),
    "a blank after a comma": rejected(
      { ALLOWED_HOSTS: "a.example.com, b.example.com" },
      "entry 2 of ALLOWED_HOSTS follows a space, which django-environ keeps as part of the host",
    ),
    quotes: rejected(
      { ALLOWED_HOSTS: "'example.com'" },
      "entry 1 of ALLOWED_HOSTS is in quotes, which become part of the host",
    ),
    "several in two variables that disagree": rejected(
      { DJANGO_ALLOWED_HOSTS: "a.example.com", ALLOWED_HOSTS: "*.a.example.com,a.example.com:80" },
      "entry 1 of ALLOWED_HOSTS contains `*`; a leading dot stands for all subdomains",
      "entry 2 of ALLOWED_HOSTS contains a port, but Django compares hosts without ports",
    ),
  },
  notApplicable: {
    "hosts that the settings module decides": [django({})],
    "a worker, which answers no requests": [
      django({ ALLOWED_HOSTS: "*.example.com" }, { command: ["celery", "-A", "config", "worker"] }),
    ],
  },
  undecided: {
    "the hosts": {
      stack: [djangoWithUnknown("ALLOWED_HOSTS")],
      at: { shop: "ALLOWED_HOSTS is not known before the update" },
    },
    "one of two variables, next to a problem in the other": {
      stack: [djangoWithUnknown("DJANGO_ALLOWED_HOSTS", { ALLOWED_HOSTS: "a:80" })],
      at: { shop: "DJANGO_ALLOWED_HOSTS is not known before the update" },
      finds: {
        shop: "container web: entry 1 of ALLOWED_HOSTS contains a port, but Django compares hosts without ports",
      },
    },
  },
});
