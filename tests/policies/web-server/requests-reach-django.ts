import policy from "../../../policies/web-server/requests-reach-django";
import {
  containerDefinition,
  DROP_UNKNOWN_HOSTS,
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
const uwsgi = (target: string): Fixture =>
  nginxParameter(`server {\n  location / { include uwsgi_params; uwsgi_pass ${target}; }\n}`);
const handsOn = (where: string, listensOn: string): Readonly<Record<string, string>> => ({
  "nginx-conf": `value: the server at line 1 forwards to ${where}, but Django listens on ${listensOn}`,
});
const finds = {
  "nginx-conf": "value: the server at line 1 forwards to port 9000, but Django listens on port 8000",
};

export default cases(policy, {
  accepts: {
    "the same port, by a server for named hosts": [
      nginxParameter(
        `${DROP_UNKNOWN_HOSTS}server {\n  listen 80;\n  server_name shop.example.com;\n  location / { proxy_pass http://127.0.0.1:8000; }\n}`,
      ),
      django("gunicorn", "config.wsgi", "--bind", "127.0.0.1:8000"),
    ],
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
    "a socket file on a volume that has another place in nginx's container": [
      to("unix:/sockets/django.sock:/"),
      django("uvicorn", "config.asgi", "--uds", "/run/shop/django.sock"),
    ],
    "uWSGI's socket": [uwsgi("127.0.0.1:3031"), django("uwsgi", "--socket", ":3031", "--module", "config.wsgi")],
    "uWSGI's socket file": [uwsgi("unix:///run/shop.sock"), django("uwsgi", "-s", "/run/shop.sock")],
    "uWSGI's HTTP": [to("127.0.0.1:8000"), django("uwsgi", "--http-socket", "0.0.0.0:8000")],
    "uWSGI whose sockets stand in a file": [uwsgi("127.0.0.1:3031"), django("uwsgi", "--ini", "uwsgi.ini")],
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
    "another socket file": {
      stack: [to("unix:/run/shop.sock"), django("gunicorn", "config.wsgi", "--bind", "unix:/run/django.sock")],
      finds: handsOn("/run/shop.sock", "/run/django.sock"),
    },
    "a port, where Django listens on a socket file": {
      stack: [to("127.0.0.1:8000"), django("gunicorn", "config.wsgi", "-b", "unix:/run/django.sock")],
      finds: handsOn("port 8000", "/run/django.sock"),
    },
    "another socket file of uWSGI": {
      stack: [uwsgi("unix:///run/shop.sock"), django("uwsgi", "-s", "/run/django.sock")],
      finds: handsOn("/run/shop.sock by uWSGI's protocol", "/run/django.sock by uWSGI's protocol"),
    },
    "HTTP to uWSGI's own socket": {
      stack: [to("127.0.0.1:3031"), django("uwsgi", "--socket=127.0.0.1:3031")],
      finds: handsOn("port 3031", "port 3031 by uWSGI's protocol"),
    },
    "uWSGI's protocol to an HTTP server": {
      stack: [uwsgi("127.0.0.1:8000"), django("gunicorn", "config.wsgi")],
      finds: handsOn("port 8000 by uWSGI's protocol", "port 8000"),
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
      at: {
        "nginx-conf": "containerDefinitions[0].command is not known before the update",
        shop: "containerDefinitions[0].command is not known before the update",
      },
    },
  },
});
