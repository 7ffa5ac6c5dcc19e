import policy from "../../../policies/email/email-encryption-fits-its-port";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    STARTTLS: [django({ EMAIL_USE_TLS: "True", EMAIL_PORT: "587" })],
    "TLS from the start": [django({ EMAIL_USE_SSL: "True", EMAIL_PORT: "465", EMAIL_USE_TLS: "False" })],
    "STARTTLS on another port": [django({ EMAIL_USE_TLS: "True", EMAIL_PORT: "2525" })],
    "a URL": [django({ EMAIL_URL: "smtp+tls://mail.example.com:587" })],
  },
  rejects: {
    both: rejected({ EMAIL_USE_TLS: "True", EMAIL_USE_SSL: "True" }, "EMAIL_USE_TLS and EMAIL_USE_SSL are both on"),
    "STARTTLS on the port for TLS": rejected(
      { EMAIL_USE_TLS: "True", EMAIL_PORT: "465" },
      "EMAIL_PORT is 465, but EMAIL_USE_TLS is on",
    ),
    "TLS on the port for STARTTLS": rejected(
      { EMAIL_USE_SSL: "1", EMAIL_PORT: "587" },
      "EMAIL_PORT is 587, but EMAIL_USE_SSL is on",
    ),
  },
  notApplicable: { "what the settings module decides": [django({ EMAIL_PORT: "465" })] },
  undecided: {
    "whether TLS is on": {
      stack: [djangoWithUnknown("EMAIL_USE_TLS")],
      at: { shop: "EMAIL_USE_TLS is not known before the update" },
    },
    "the port": {
      stack: [djangoWithUnknown("EMAIL_PORT", { EMAIL_USE_TLS: "True" })],
      at: { shop: "EMAIL_PORT is not known before the update" },
    },
  },
});
