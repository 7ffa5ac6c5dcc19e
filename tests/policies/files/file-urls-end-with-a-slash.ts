import policy from "../../../policies/files/file-urls-end-with-a-slash";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    paths: [django({ STATIC_URL: "/static/", MEDIA_URL: "/media/" })],
    "an address": [django({ DJANGO_STATIC_URL: "https://files.example.com/static/" })],
    nothing: [django({ MEDIA_URL: "" })],
  },
  rejects: {
    "a path": rejected({ STATIC_URL: "/static" }, "STATIC_URL does not end with a slash"),
    "an address": rejected({ MEDIA_URL: "https://files.example.com/media" }, "MEDIA_URL does not end with a slash"),
  },
  notApplicable: { "what the settings module decides": [django({})] },
  undecided: {
    "the address": {
      stack: [djangoWithUnknown("STATIC_URL")],
      at: { shop: "STATIC_URL is not known before the update" },
    },
  },
});
