import policy from "../../../policies/email/email-is-delivered";
import { django, rawTaskDefinition, UNKNOWN } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (backend: string, variable = "EMAIL_BACKEND"): RejectedCase => ({
  stack: [django({ [variable]: `django.core.mail.backends.${backend}.EmailBackend` })],
  finds: { shop: `container web: ${variable} selects the ${backend} backend` },
});

export default cases(policy, {
  accepts: {
    SMTP: [django({ EMAIL_BACKEND: "django.core.mail.backends.smtp.EmailBackend" })],
    "a mail service's": [django({ DJANGO_EMAIL_BACKEND: "anymail.backends.amazon_ses.EmailBackend" })],
  },
  rejects: {
    "the console": rejected("console"),
    files: rejected("filebased", "DJANGO_EMAIL_BACKEND"),
    memory: rejected("locmem"),
    nothing: rejected("dummy"),
  },
  notApplicable: {
    "a backend that the settings module decides": [django({ EMAIL_HOST: "smtp.example.com" })],
  },
  undecided: {
    "the backend": {
      stack: [
        rawTaskDefinition("shop", [
          {
            name: "web",
            command: ["gunicorn", "config.wsgi"],
            environment: [{ name: "EMAIL_BACKEND", value: UNKNOWN }],
          },
        ]),
      ],
      at: { shop: "EMAIL_BACKEND is not known before the update" },
    },
  },
});
