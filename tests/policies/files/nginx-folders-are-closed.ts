import policy from "../../../policies/files/nginx-folders-are-closed";
import { nginxParameter, UNKNOWN, resource } from "../../fixtures";
import { cases } from "../../harness";

const server = (location: string): string => `server {\n  listen 80;\n  ${location}\n}`;
const finds = { "nginx-conf": "value: the location at line 3 serves files from the parent folder" };

export default cases(policy, {
  accepts: {
    "the slash on both sides": [nginxParameter(server("location /media/ { alias /srv/media/; }"))],
    "the slash on neither": [nginxParameter(server("location /media { alias /srv/media; }"))],
    "a root, which keeps the path": [nginxParameter(server("location /media { root /srv/; }"))],
    "one file": [nginxParameter(server("location = /robots.txt { alias /srv/robots/; }"))],
    "what clients cannot ask for": [nginxParameter(server("location /protected { internal; alias /srv/files/; }"))],
  },
  rejects: {
    "uploads without the slash": {
      stack: [nginxParameter(server("location /media { alias /srv/media/; }"))],
      finds,
    },
    "static files without the slash, before regular expressions": {
      stack: [nginxParameter(server("location ^~ /static { alias /srv/static/; }"))],
      finds,
    },
  },
  notApplicable: {
    "a server that only forwards": [nginxParameter(server("location / { proxy_pass http://127.0.0.1:8000; }"))],
  },
  undecided: {
    "the configuration": {
      stack: [resource("aws:ssm/parameter:Parameter", "nginx-conf", { value: UNKNOWN })],
      at: { "nginx-conf": "value is not known before the update" },
    },
  },
});
