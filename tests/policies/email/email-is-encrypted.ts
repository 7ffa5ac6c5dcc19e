import policy from "../../../policies/email/email-is-encrypted";
import { django, rawTaskDefinition, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const finds = { shop: "container web: EMAIL_USE_TLS turns TLS off, and EMAIL_USE_SSL is not on" };

export default cases(policy, {
  accepts: {
    STARTTLS: [django({ EMAIL_USE_TLS: "True" })],
    "TLS from the start": [django({ EMAIL_USE_TLS: "False", EMAIL_USE_SSL: "True" })],
    "STARTTLS, whatever the other says": [django({ EMAIL_USE_TLS: "1", EMAIL_USE_SSL: "perhaps" })],
  },
  rejects: {
    neither: { stack: [django({ EMAIL_USE_TLS: "False" })], finds },
    "both off": { stack: [django({ EMAIL_USE_TLS: "0", EMAIL_USE_SSL: "0" })], finds },
  },
  notApplicable: {
    "what the settings module decides": [django({ EMAIL_HOST: "smtp.example.com" })],
  },
  undecided: {
    "whether TLS is on": {
      stack: [
        rawTaskDefinition("shop", [
          {
            name: "web",
            command: ["gunicorn", "config.wsgi"],
            environment: [{ name: "EMAIL_USE_TLS", value: UNKNOWN }],
          },
        ]),
      ],
      at: { shop: "EMAIL_USE_TLS is not known before the update" },
    },
    "the other switch, which comes from a secret": {
      stack: [django({ EMAIL_USE_TLS: "False" }, { secrets: { EMAIL_USE_SSL: "use-ssl" } })],
      at: { shop: "EMAIL_USE_SSL comes from a secret" },
    },
  },
});
