import policy from "../../../policies/files/uploads-are-not-sniffed";
import { nginxParameter } from "../../fixtures";
import { cases } from "../../harness";

const server = (lines: string): string => `server {\n  listen 80;\n  ${lines}\n}`;
const nosniff = "add_header X-Content-Type-Options nosniff always;";
const finds = { "nginx-conf": "value: the uploads at line 3 have no X-Content-Type-Options: nosniff" };

export default cases(policy, {
  accepts: {
    "the header in the location": [nginxParameter(server(`location /media/ { alias /srv/media/; ${nosniff} }`))],
    "the header of the server, in a location without its own": [
      nginxParameter(server(`${nosniff} location /media/ { alias /srv/media/; }`)),
    ],
  },
  rejects: {
    "no header": { stack: [nginxParameter(server("location /media/ { alias /srv/media/; }"))], finds },
    "the header of the server, which one in the location drops": {
      stack: [
        nginxParameter(server(`${nosniff} location /media/ { alias /srv/media/; add_header Cache-Control public; }`)),
      ],
      finds,
    },
  },
  notApplicable: {
    "static files, which nobody uploads": [nginxParameter(server("location /static/ { alias /srv/static/; }"))],
  },
  undecided: {
    "an included file in the location": {
      stack: [nginxParameter(server("location /media/ { alias /srv/media/; include snippets/headers.conf; }"))],
      at: { "nginx-conf": "an included file of the configuration is not visible" },
    },
  },
});
