import policy from "../../../policies/web-server/django-gets-the-client-address";
import {
  CERTIFICATE,
  DROP_UNKNOWN_HOSTS,
  listener,
  loadBalancer,
  nginxParameter,
  UNKNOWN,
  type Fixture,
} from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const server = (inLocation: string, inServer = "listen 80;"): string =>
  `server {\n  ${inServer}\n  location / {\n    ${inLocation}\n    proxy_pass http://127.0.0.1:8000;\n  }\n}`;
const header = (value: string): string => `proxy_set_header X-Forwarded-For ${value};`;
const tls = "listen 443 ssl; ssl_certificate a.pem; ssl_certificate_key a.key;";
const realip = (source: string, more = ""): string =>
  `listen 80; set_real_ip_from ${source}; real_ip_header X-Forwarded-For; ${more}`;

const balanced = (configuration: string, properties: Fixture["properties"] = {}): readonly Fixture[] => {
  const balancer = loadBalancer("web", properties);
  return [
    nginxParameter(configuration),
    balancer,
    listener("https", { port: 443, protocol: "HTTPS", ...CERTIFICATE }, balancer),
  ];
};
const edge = (inLocation: string, inServer = tls): readonly Fixture[] => [nginxParameter(server(inLocation, inServer))];
const forged = (stack: readonly Fixture[]): RejectedCase => ({
  stack,
  finds: { "nginx-conf": "value: line 5 forwards X-Forwarded-For as the client sent it" },
});
const hidden = (stack: readonly Fixture[]): RejectedCase => ({
  stack,
  finds: { "nginx-conf": "value: line 5 forwards the load balancer's address instead of the client's" },
});

export default cases(policy, {
  accepts: {
    "the address added to the header, by a server for named hosts": balanced(
      DROP_UNKNOWN_HOSTS + server(header("$proxy_add_x_forwarded_for"), "listen 80; server_name shop.example.com;"),
    ),
    "the address added to the header, behind a load balancer": balanced(server(header("$proxy_add_x_forwarded_for"))),
    "the load balancer's header": balanced(server(header("$http_x_forwarded_for"))),
    "no header of its own behind a load balancer, which keeps the load balancer's": balanced(server("")),
    "the address that nginx takes from the load balancer": balanced(
      server(header("$remote_addr"), realip("10.0.0.0/8", "real_ip_recursive on;")),
    ),
    "the address added to the header, where clients reach nginx": edge(header("$proxy_add_x_forwarded_for")),
    "the address alone, where clients reach nginx": edge(header("$remote_addr")),
    "no header at all": edge(header('""')),
    "uWSGI, which is given the address by itself": [
      nginxParameter(
        `server {\n  ${tls}\n  location / {\n    include uwsgi_params;\n    uwsgi_pass django:3031;\n  }\n}`,
      ),
    ],
  },
  rejects: {
    "the client's header, where clients reach nginx": forged(edge(header("$http_x_forwarded_for"))),
    "no word about it, where clients reach nginx": forged(edge("proxy_set_header Host $host;")),
    "the client's header, behind a load balancer that leaves it alone": forged(
      balanced(server(header("$proxy_add_x_forwarded_for")), { xffHeaderProcessingMode: "preserve" }),
    ),
    "the client's header to uWSGI, which is not given the address": {
      stack: [nginxParameter(`server {\n  ${tls}\n  location / {\n    uwsgi_pass django:3031;\n  }\n}`)],
      finds: { "nginx-conf": "value: line 4 forwards X-Forwarded-For as the client sent it" },
    },
    "an address that everyone may set": forged(
      edge(header("$remote_addr"), `${tls} set_real_ip_from 0.0.0.0/0; real_ip_header X-Forwarded-For;`),
    ),
    "the first address of the header, whoever sent it": forged(
      balanced(server(header("$remote_addr"), realip("0.0.0.0/0", "real_ip_recursive on;"))),
    ),
    "nginx's own client, behind a load balancer": hidden(balanced(server(header("$remote_addr")))),
    "the address added to a header that the load balancer removes": hidden(
      balanced(server(header("$proxy_add_x_forwarded_for")), { xffHeaderProcessingMode: "remove" }),
    ),
  },
  notApplicable: {
    "a server that forwards nothing": [nginxParameter("server { location / { root /srv/public; } }")],
  },
  undecided: {
    "what is in front of nginx": {
      stack: [nginxParameter(server(header("$remote_addr")))],
      at: { "nginx-conf": "the stack does not show what is in front of nginx" },
    },
    "what the load balancer does with the header": {
      stack: balanced(server(header("$remote_addr")), { xffHeaderProcessingMode: UNKNOWN }),
      at: { "nginx-conf": "xffHeaderProcessingMode is not known before the update" },
    },
    "an included file in the location": {
      stack: edge("include snippets/proxy.conf;"),
      at: { "nginx-conf": "an included file of the configuration is not visible" },
    },
  },
});
