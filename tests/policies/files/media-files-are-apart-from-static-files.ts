import policy from "../../../policies/files/media-files-are-apart-from-static-files";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "two folders": [django({ STATIC_ROOT: "/srv/static", MEDIA_ROOT: "/srv/media" })],
    "folders whose names begin alike": [django({ STATIC_ROOT: "/srv/files", MEDIA_ROOT: "/srv/files-media/" })],
    "two addresses": [django({ STATIC_URL: "/static/", MEDIA_URL: "/media/" })],
  },
  rejects: {
    "one folder": rejected(
      { STATIC_ROOT: "/srv/files", MEDIA_ROOT: "/srv/files/" },
      "MEDIA_ROOT is the same folder as STATIC_ROOT",
    ),
    "uploads inside": rejected(
      { STATIC_ROOT: "/srv/static", MEDIA_ROOT: "/srv/static/media" },
      "MEDIA_ROOT is inside STATIC_ROOT",
    ),
    "uploads around": rejected(
      { STATIC_ROOT: "/srv/www/static", MEDIA_ROOT: "/srv/www" },
      "MEDIA_ROOT is a parent folder of STATIC_ROOT",
    ),
    "one address": rejected({ STATIC_URL: "/files/", MEDIA_URL: "/files/" }, "MEDIA_URL is the same as STATIC_URL"),
  },
  notApplicable: {
    "one of the two": [django({ STATIC_ROOT: "/srv/static", MEDIA_URL: "/media/" })],
  },
  undecided: {
    "a folder": {
      stack: [djangoWithUnknown("MEDIA_ROOT", { STATIC_ROOT: "/srv/static" })],
      at: { shop: "MEDIA_ROOT is not known before the update" },
    },
  },
});
