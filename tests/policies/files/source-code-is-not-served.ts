import policy from "../../../policies/files/source-code-is-not-served";
import { nginxParameter } from "../../fixtures";
import { cases } from "../../harness";

const server = (...lines: readonly string[]): string => ["server {", "listen 80;", ...lines, "}"].join("\n");
const finds = { "nginx-conf": "value: the location at line 3 would serve manage.py" };

export default cases(policy, {
  accepts: {
    "folders of their own": [
      nginxParameter(
        server("location /static/ { alias /app/static/; }", "location /media/ { alias /var/lib/shop/media/; }"),
      ),
    ],
    "uploads in a folder of static files": [
      nginxParameter(server("location /static { alias /srv/static; }", "location /media { alias /srv/static/media; }")),
    ],
    "a folder of public files": [nginxParameter(server("location / { root /srv/public; try_files $uri =404; }"))],
  },
  rejects: {
    "the project's folder": {
      stack: [
        nginxParameter(
          server(
            "location / { root /app; try_files $uri @django; }",
            "location @django { proxy_pass http://127.0.0.1:8000; }",
          ),
        ),
      ],
      finds,
    },
    "a folder around another one": {
      stack: [
        nginxParameter(
          server("location /files/ { alias /srv/shop/; }", "location /static/ { alias /srv/shop/static/; }"),
        ),
      ],
      finds,
    },
  },
  notApplicable: {
    "a server that only forwards": [nginxParameter(server("location / { proxy_pass http://127.0.0.1:8000; }"))],
  },
  undecided: {
    "an included file in the location": {
      stack: [nginxParameter(server("location /media/ { include snippets/media.conf; }"))],
      at: { "nginx-conf": "an included file of the configuration is not visible" },
    },
  },
});
