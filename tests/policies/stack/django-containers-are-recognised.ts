import policy from "../../../policies/stack/django-containers-are-recognised";
import { containerDefinition, django, rawTaskDefinition, resource, taskDefinition, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const environment = { SECRET_KEY: "k", DATABASE_URL: "postgres://db/shop" };
const doubt = "container web: it has variables for a secret key and a database, as Django containers do";
const likeDebug = "container web: it has variables for DEBUG, a database and mail, as Django containers do";
const web = { command: ["gunicorn", "config.wsgi"] };

export default cases(policy, {
  accepts: {
    "a settings module": [django({})],
    "an application server with a WSGI module": [taskDefinition("shop", web)],
    "a setting that only Django has": [taskDefinition("shop", { environment: { CSRF_TRUSTED_ORIGINS: "https://a" } })],
    "an image called so": [taskDefinition("shop", { image: "registry.example.com/team/shop-django:1.0" })],
    "a worker with the image of a Django container": [
      taskDefinition("shop", web),
      taskDefinition("worker", { name: "worker", command: ["celery", "-A", "config", "worker"], environment }),
    ],
    "a container that the shared settings name": {
      stack: [taskDefinition("shop", { environment })],
      configuration: { settings: { djangoContainers: ["web"] } },
    },
  },
  rejects: {
    "a key and a database": { stack: [taskDefinition("shop", { environment })], finds: { shop: doubt } },
    "a key and the parts of a database": {
      stack: [
        taskDefinition("shop", {
          environment: { POSTGRES_HOST: "db" },
          secrets: { SHOP_SECRET_KEY: "/shop/key" },
        }),
      ],
      finds: { shop: doubt },
    },
    "the hosts that it answers to": {
      stack: [taskDefinition("shop", { command: ["gunicorn", "app:app"], environment: { ALLOWED_HOSTS: "a" } })],
      finds: { shop: "container web: it has variables for allowed hosts, as Django containers do" },
    },
    "DEBUG, a database and mail": {
      stack: [
        taskDefinition("shop", { environment: { DEBUG: "False", DB_HOST: "db", EMAIL_HOST: "smtp.example.com" } }),
        taskDefinition("other", { environment: { SHOP_DEBUG: "1", DATABASE_URL: "a", SMTP_HOST: "smtp.example.com" } }),
      ],
      finds: { shop: likeDebug, other: likeDebug },
    },
    "next to a Django container with another image": {
      stack: [
        taskDefinition("shop", { ...web, image: "registry.example.com/shop:2.0" }),
        taskDefinition("other", { environment }),
      ],
      finds: { other: doubt },
    },
  },
  notApplicable: {
    "a Node application": [taskDefinition("shop", { command: ["node", "server.js"], environment })],
    "a Flask application": [taskDefinition("shop", { command: ["flask", "run"], environment })],
    "a Flask application whose image decides the command": [
      taskDefinition("shop", { environment: { ...environment, FLASK_APP: "shop" } }),
    ],
    "a Laravel application": [
      taskDefinition("shop", { environment: { APP_KEY: "a", APP_DEBUG: "false", DB_HOST: "db", MAIL_HOST: "smtp" } }),
    ],
    "a Node application that logs what DEBUG lists": [
      taskDefinition("shop", { environment: { DEBUG: "express:*,shop", DB_HOST: "db", SMTP_HOST: "smtp" } }),
    ],
    "a Rails application": [
      taskDefinition("shop", {
        environment: { RAILS_ENV: "production", DEBUG: "0", DB_HOST: "db", SMTP_HOST: "smtp" },
      }),
    ],
    "a database that says so by its image": [
      taskDefinition("shop", { image: "postgres:17", environment: { POSTGRES_DB: "shop", SECRET_KEY: "a" } }),
    ],
    "DEBUG and a database without mail": [taskDefinition("shop", { environment: { DEBUG: "1", DB_HOST: "db" } })],
    "a Redis server": [taskDefinition("shop", { name: "cache", image: "redis:8" })],
    "nginx that says where Django is": [
      taskDefinition("shop", { name: "nginx", image: "nginx:1.29", environment: { DJANGO_HOST: "127.0.0.1" } }),
    ],
    "nginx next to Django, with the same image": [
      taskDefinition("shop", { name: "nginx", environment: { BACKEND: "a" } }),
      resource("aws:ecs/taskDefinition:TaskDefinition", "none", { containerDefinitions: "[]" }),
    ],
    "a frontend that knows Django's address": [
      taskDefinition("shop", { name: "frontend", environment: { DJANGO_API_URL: "https://api.example.com" } }),
    ],
    "the keys of others": [
      taskDefinition("shop", { environment: { AWS_SECRET_KEY: "a", STRIPE_SECRET_KEY: "b", DB_HOST: "c" } }),
    ],
  },
  undecided: {
    "the name of a variable": {
      stack: [rawTaskDefinition("shop", [{ name: "web", image: "a", environment: [{ name: UNKNOWN, value: "a" }] }])],
      at: { shop: "containerDefinitions[0].environment[0].name is not known before the update" },
    },
    "the command": {
      stack: [rawTaskDefinition("shop", [{ ...containerDefinition({ environment }), command: UNKNOWN }])],
      at: { shop: "containerDefinitions[0].command is not known before the update" },
    },
  },
});
