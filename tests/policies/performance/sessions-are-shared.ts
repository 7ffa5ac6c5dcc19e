import policy from "../../../policies/performance/sessions-are-shared";
import { copies, django, djangoWithUnknown } from "../../fixtures";
import { cases } from "../../harness";

const files = django({ SESSION_ENGINE: "django.contrib.sessions.backends.file" });

export default cases(policy, {
  accepts: {
    "the database": [
      django({ SESSION_ENGINE: "django.contrib.sessions.backends.db" }),
      copies(django({ SESSION_ENGINE: "django.contrib.sessions.backends.db" }), 2),
    ],
    "files of the only container": [files, copies(files, 1)],
    "a cache that is a server": [
      django(
        { SESSION_ENGINE: "django.contrib.sessions.backends.cache", CACHE_URL: "rediss://cache.example.com" },
        { command: ["gunicorn", "config.wsgi", "-w", "3"] },
      ),
    ],
  },
  rejects: {
    "files of several tasks": {
      stack: [files, copies(files, 2)],
      finds: {
        shop: "container web: SESSION_ENGINE keeps sessions in files inside each container, but the service runs several tasks",
      },
    },
    "the memory of several processes": {
      stack: [
        django(
          { SESSION_ENGINE: "django.contrib.sessions.backends.cache", CACHE_URL: "locmemcache://" },
          { command: ["gunicorn", "config.wsgi", "-w", "3"] },
        ),
      ],
      finds: {
        shop: "container web: SESSION_ENGINE keeps sessions in the memory of each process, but gunicorn runs 3 workers",
      },
    },
  },
  notApplicable: { "what the settings module decides": [django({})] },
  undecided: {
    "the engine": {
      stack: [djangoWithUnknown("SESSION_ENGINE")],
      at: { shop: "SESSION_ENGINE is not known before the update" },
    },
  },
});
