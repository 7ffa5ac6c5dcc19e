import policy from "../../../policies/https/hsts-holds-in-every-location";
import { DROP_UNKNOWN_HOSTS, nginxParameter } from "../../fixtures";
import { cases } from "../../harness";

const hsts = 'add_header Strict-Transport-Security "max-age=31536000" always;';
const server = (inServer: string, location: string): string =>
  `server {\n  ${inServer}\n  location / {\n    ${location}\n    proxy_pass http://127.0.0.1:8000;\n  }\n}`;
const finds = {
  "nginx-conf": "value: the block at line 3 has its own add_header and so drops Strict-Transport-Security",
};

export default cases(policy, {
  accepts: {
    "a location without headers of its own, for a named host": [
      nginxParameter(DROP_UNKNOWN_HOSTS + server(`listen 80; server_name shop.example.com; ${hsts}`, "")),
    ],
    "a location without headers of its own": [nginxParameter(server(hsts, ""))],
    "a location that repeats it": [nginxParameter(server(hsts, `add_header X-Robots-Tag none; ${hsts}`))],
    "HSTS left to Django": [nginxParameter(server("", "add_header X-Robots-Tag none;"))],
  },
  rejects: {
    "a location with another header": {
      stack: [nginxParameter(server(hsts, "add_header X-Robots-Tag none;"))],
      finds,
    },
    "an if with another header": {
      stack: [nginxParameter(server(hsts, "if ($arg_debug) { add_header X-Debug on; }"))],
      finds: {
        "nginx-conf": "value: the block at line 4 has its own add_header and so drops Strict-Transport-Security",
      },
    },
  },
  notApplicable: {
    "a server without locations": [nginxParameter(`server { ${hsts} server_name a.example.com; return 404; }`)],
  },
  undecided: {
    "an included file in the location": {
      stack: [nginxParameter(server(hsts, "add_header X-Robots-Tag none; include snippets/headers.conf;"))],
      at: { "nginx-conf": "an included file of the configuration is not visible" },
    },
  },
});
