import policy from "../../../policies/https/proxy-ssl-header-is-a-pair";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "header and value": [django({ SECURE_PROXY_SSL_HEADER: "HTTP_X_FORWARDED_PROTO,https" })],
    "a JSON list": [django({ SECURE_PROXY_SSL_HEADER: '["HTTP_X_FORWARDED_PROTO", "https"]' })],
    "a switch": [django({ SECURE_PROXY_SSL_HEADER: "True" })],
    "a switch of another name": [django({ IS_BEHIND_PROXY: "yes" })],
    "nothing, which turns it off": [django({ SECURE_PROXY_SSL_HEADER: "" })],
  },
  rejects: {
    "a blank after the comma": rejected(
      { SECURE_PROXY_SSL_HEADER: "HTTP_X_FORWARDED_PROTO, https" },
      "SECURE_PROXY_SSL_HEADER has a space next to the comma, which django-environ keeps as part of the value",
    ),
    "the header as nginx writes it": rejected(
      { SECURE_PROXY_SSL_HEADER: "X-Forwarded-Proto,https" },
      "SECURE_PROXY_SSL_HEADER does not name a header in Django's form, such as HTTP_X_FORWARDED_PROTO",
    ),
    "the header alone": rejected(
      { SECURE_PROXY_SSL_HEADER: "HTTP_X_FORWARDED_PROTO" },
      "SECURE_PROXY_SSL_HEADER is a single item; Django requires a header and a value",
    ),
    "the value alone": rejected(
      { SECURE_PROXY_SSL_HEADER: "https" },
      "SECURE_PROXY_SSL_HEADER is a single item; Django requires a header and a value",
    ),
    "one word": rejected(
      { PROXY_SSL_HEADER: "forwarded" },
      "PROXY_SSL_HEADER is a single item; Django requires a header and a value",
    ),
    "three items": rejected(
      { SECURE_PROXY_SSL_HEADER: "HTTP_X_FORWARDED_PROTO,https,on" },
      "SECURE_PROXY_SSL_HEADER has 3 items; Django requires a header and a value",
    ),
    "plain HTTP taken for HTTPS": rejected(
      { SECURE_PROXY_SSL_HEADER: "HTTP_X_FORWARDED_PROTO,http" },
      "SECURE_PROXY_SSL_HEADER expects a value that does not mean HTTPS",
    ),
  },
  notApplicable: {
    "what the settings module decides": [django({})],
    "a worker, which answers no requests": [
      django(
        { SECURE_PROXY_SSL_HEADER: "HTTP_X_FORWARDED_PROTO, https" },
        { command: ["celery", "-A", "config", "worker"] },
      ),
    ],
  },
  undecided: {
    "a switch that is no boolean": {
      stack: [django({ IS_BEHIND_PROXY: "nginx" })],
      at: { shop: "no settings library recognises its value as a boolean" },
    },
    "the value": {
      stack: [djangoWithUnknown("SECURE_PROXY_SSL_HEADER")],
      at: { shop: "SECURE_PROXY_SSL_HEADER is not known before the update" },
    },
  },
});
