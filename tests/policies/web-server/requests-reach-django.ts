import policy from "../../../policies/web-server/requests-reach-django";
import {
  containerDefinition,
  nginxParameter,
  rawTaskDefinition,
  taskDefinition,
  UNKNOWN,
  type Fixture,
} from "../../fixtures";
import { cases } from "../../harness";

const to = (target: string, more = ""): Fixture =>
  nginxParameter(`${more}server {\n  location / { proxy_pass http://${target}; }\n}`);
const django = (...command: readonly string[]): Fixture =>
  taskDefinition("shop", { environment: { DJANGO_SETTINGS_MODULE: "config.settings" }, command });
const finds = {
  "nginx-conf": "value: the server at line 1 hands requests on to port 9000, and Django listens on 8000",
};

export default cases(policy, {
  accepts: {
    "the same port": [to("127.0.0.1:8000"), django("gunicorn", "config.wsgi", "--bind", "127.0.0.1:8000")],
    "the server's own port": [to("localhost:8000"), django("gunicorn", "config.wsgi")],
    "the same port by an upstream": [
      to("django", "upstream django { server 127.0.0.1:8080; } "),
      django("uvicorn", "config.asgi", "--port", "8080"),
    ],
    "another machine": [to("django.shop.local:9000"), django("gunicorn", "config.wsgi")],
    "a socket file": [
      to("unix:/run/django.sock"),
      django("gunicorn", "config.wsgi", "--bind", "unix:/run/django.sock"),
    ],
    "a port that the command does not show": [to("127.0.0.1:9000"), django("./start")],
    "one of two ports": [
      nginxParameter(
        "server {\n  location /ws/ { proxy_pass http://127.0.0.1:9000; }\n  location / { proxy_pass http://127.0.0.1:8000; }\n}",
      ),
      django("gunicorn", "config.wsgi"),
    ],
  },
  rejects: {
    "another port": { stack: [to("127.0.0.1:9000"), django("gunicorn", "config.wsgi")], finds },
    "another port by an upstream": {
      stack: [
        to("django", "upstream django { server 127.0.0.1:9000; } "),
        django("python", "manage.py", "runserver", "0.0.0.0:8000"),
      ],
      finds,
    },
  },
  notApplicable: {
    "a stack without Django": [to("127.0.0.1:9000")],
  },
  undecided: {
    "the command": {
      stack: [
        to("127.0.0.1:9000"),
        rawTaskDefinition("shop", [
          {
            ...containerDefinition({ environment: { DJANGO_SETTINGS_MODULE: "config.settings" } }),
            command: UNKNOWN,
          },
        ]),
      ],
      at: ["nginx-conf", "shop"],
    },
  },
});
