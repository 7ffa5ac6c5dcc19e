import policy from "../../../policies/files/uploads-are-not-listed";
import { nginxParameter } from "../../fixtures";
import { cases } from "../../harness";

const server = (lines: string): string => `server {\n  listen 80;\n  ${lines}\n}`;
const finds = { "nginx-conf": "value: autoindex is on for the uploads at line 3" };

export default cases(policy, {
  accepts: {
    "no autoindex": [nginxParameter(server("location /media/ { alias /srv/media/; }"))],
    "autoindex that the location takes back": [
      nginxParameter(server("autoindex on; location /media/ { alias /srv/media/; autoindex off; }")),
    ],
  },
  rejects: {
    "autoindex in the location": {
      stack: [nginxParameter(server("location /media/ { alias /srv/media/; autoindex on; }"))],
      finds,
    },
    "autoindex for the whole server": {
      stack: [nginxParameter(server("autoindex on; location /uploads/ { root /srv; }"))],
      finds,
    },
  },
  notApplicable: {
    "downloads that are meant to be listed": [
      nginxParameter(server("location /releases/ { alias /srv/releases/; autoindex on; }")),
    ],
  },
  undecided: {
    "an included file in the location": {
      stack: [nginxParameter(server("location /media/ { alias /srv/media/; include snippets/media.conf; }"))],
      at: { "nginx-conf": "an included file of the configuration is not visible" },
    },
  },
});
