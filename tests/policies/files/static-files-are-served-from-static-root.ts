import policy from "../../../policies/files/static-files-are-served-from-static-root";
import { containerDefinition, nginxParameter, rawTaskDefinition, UNKNOWN, type Fixture } from "../../fixtures";
import { cases } from "../../harness";

const server = (folder: string, name = "/static/"): Fixture =>
  nginxParameter(`server {\n  listen 80;\n  location ${name} { alias ${folder}; }\n}`);
const task = (staticRoot: unknown, djangoPath: unknown = "/app", nginxPath = "/srv/files"): Fixture =>
  rawTaskDefinition("shop", [
    {
      ...containerDefinition({ name: "nginx", image: "nginx:1.29" }),
      mountPoints: [{ sourceVolume: "files", containerPath: nginxPath }],
    },
    {
      ...containerDefinition({ name: "django", command: ["gunicorn", "config.wsgi"] }),
      environment: [{ name: "DJANGO_STATIC_ROOT", value: staticRoot }],
      mountPoints: [{ sourceVolume: "files", containerPath: djangoPath }],
    },
  ]);
const finds = {
  "nginx-conf": "value: the location at line 3 serves /srv/static/, but STATIC_ROOT is mounted at /srv/files/static",
};

export default cases(policy, {
  accepts: {
    "the shared volume": [server("/srv/files/static/"), task("/app/static")],
    "another slash": [server("/srv/files/static", "/static"), task("/app/static/")],
    "a volume that is STATIC_ROOT": [server("/srv/files/"), task("/app/static", "/app/static")],
    "a STATIC_ROOT that is on no shared volume": [server("/srv/static/"), task("/var/static")],
    "no STATIC_ROOT in the environment": [server("/srv/static/")],
    "other files": [server("/srv/downloads/", "/downloads/"), task("/app/static")],
  },
  rejects: {
    "another folder": { stack: [server("/srv/static/"), task("/app/static")], finds },
  },
  notApplicable: {
    "a server that only forwards": [
      nginxParameter("server { location / { proxy_pass http://127.0.0.1:8000; } }"),
      task("/app/static"),
    ],
  },
  undecided: {
    "the folder in the task": {
      stack: [server("/srv/static/"), task("/app/static", UNKNOWN)],
      at: { "nginx-conf": "containerDefinitions[1].mountPoints[0].containerPath is not known before the update" },
    },
  },
});
