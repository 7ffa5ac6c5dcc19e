import policy from "../../../policies/caches/cache-is-shared";
import { copies, django, djangoWithUnknown, output, resource, UNKNOWN, type Fixture } from "../../fixtures";
import { cases } from "../../harness";

const workers = (count: number): readonly string[] => ["gunicorn", "config.wsgi", "--workers", String(count)];
const local = django({ CACHE_URL: "locmemcache://" });
const express = (properties: Fixture["properties"]): Fixture =>
  resource("aws:ecs/expressGatewayService:ExpressGatewayService", "web", {
    primaryContainer: {
      image: "shop:1",
      commands: ["gunicorn", "config.wsgi"],
      environments: [{ name: "CACHE_URL", value: "locmemcache://" }],
    },
    ...properties,
  });
const files = django({ CACHE_URL: "filecache:///var/tmp/cache" });

export default cases(policy, {
  accepts: {
    Redis: [django({ CACHE_URL: "rediss://cache.example.com:6379/0" })],
    "Redis for several workers": [django({ CACHE_URL: "redis://cache.example.com" }, { command: workers(3) })],
    "memory of the only process": [
      django({ CACHE_URL: "locmemcache://" }),
      copies(django({ CACHE_URL: "locmemcache://" }), 1),
    ],
    "memory of the only task in ECS Express Mode": [
      express({ scalingTargets: [{ minTaskCount: 1, maxTaskCount: 1 }] }),
    ],
    "memory of the only worker, as the command says": [
      django({ CACHE_URL: "locmemcache://", GUNICORN_CMD_ARGS: "--workers=3" }, { command: workers(1) }),
    ],
    "memory of one worker of another server": [
      django({ CACHE_URL: "locmemcache://", GUNICORN_CMD_ARGS: "--workers=3" }, { command: ["daphne", "config.asgi"] }),
    ],
    "files of the only container": [django({ CACHE_URL: "filecache:///var/tmp/cache" }, { command: workers(3) })],
    "the database": [django({ CACHE_URL: "dbcache://cache_table" })],
  },
  rejects: {
    "memory of several workers": {
      stack: [django({ CACHE_URL: "locmemcache://" }, { command: workers(3) })],
      finds: {
        shop: "container web: CACHE_URL keeps the cache in the memory of each process, but gunicorn runs 3 workers",
      },
    },
    "memory of workers that a variable counts": {
      stack: [django({ CACHE_BACKEND: "django.core.cache.backends.locmem.LocMemCache", WEB_CONCURRENCY: "4" })],
      finds: {
        shop: "container web: CACHE_BACKEND keeps the cache in the memory of each process, but gunicorn runs 4 workers",
      },
    },
    "memory of workers that gunicorn's own variable counts, whatever the other says": {
      stack: [django({ CACHE_URL: "locmemcache://", GUNICORN_CMD_ARGS: "-w 3 --threads 2", WEB_CONCURRENCY: "1" })],
      finds: {
        shop: "container web: CACHE_URL keeps the cache in the memory of each process, but gunicorn runs 3 workers",
      },
    },
    "memory of Celery's processes": {
      stack: [django({ CACHE_URL: "locmem://" }, { command: ["celery", "-A", "config", "worker"] })],
      finds: {
        shop: "container web: CACHE_URL keeps the cache in the memory of each process, but Celery runs several processes",
      },
    },
    "memory of the tasks that ECS Express Mode adds": {
      stack: [express({})],
      finds: {
        web: "CACHE_URL keeps the cache in the memory of each process, but ECS Express Mode runs up to 20 tasks",
      },
    },
    "memory of several tasks": {
      stack: [local, copies(local, 2)],
      finds: {
        shop: "container web: CACHE_URL keeps the cache in the memory of each process, but the service runs several tasks",
      },
    },
    "files of several tasks": {
      stack: [files, copies(files, 2)],
      finds: {
        shop: "container web: CACHE_URL keeps the cache in files inside each container, but the service runs several tasks",
      },
    },
    "nothing at all": {
      stack: [django({ CACHE_URL: "dummycache://" })],
      finds: { shop: "container web: CACHE_URL selects the dummy cache, which stores nothing" },
    },
  },
  notApplicable: {
    "a cache that the settings module decides": [django({})],
    "a cache from a secret": [django({}, { secrets: { CACHE_URL: "cache" } })],
  },
  undecided: {
    "the cache": {
      stack: [djangoWithUnknown("CACHE_URL")],
      at: { shop: "CACHE_URL is not known before the update" },
    },
    "how many tasks there are": {
      stack: [
        local,
        resource("aws:ecs/service:Service", "web", { taskDefinition: output(local, "arn"), desiredCount: UNKNOWN }),
      ],
      at: { shop: "desiredCount is not known before the update" },
    },
  },
});
