import policy from "../../../policies/https/django-gets-the-request-scheme";
import {
  CERTIFICATE,
  DROP_UNKNOWN_HOSTS,
  HTTPS_REDIRECT,
  listener,
  loadBalancer,
  nginxParameter,
  UNKNOWN,
  type Fixture,
} from "../../fixtures";
import { cases } from "../../harness";

const https = listener("https", { port: 443, protocol: "HTTPS", ...CERTIFICATE });
const http = listener("http", { defaultActions: [HTTPS_REDIRECT] });
const balanced = (configuration: string, ...more: readonly Fixture[]): readonly Fixture[] => [
  nginxParameter(configuration),
  loadBalancer(),
  https,
  ...(more.length > 0 ? more : [http]),
];
const proxied = (header: string, inServer = "listen 80;", around = ""): string =>
  `${around}server {\n  ${inServer}\n  location / {\n    ${header}\n    proxy_pass http://127.0.0.1:8000;\n  }\n}`;
const uwsgi = (parameters: string, inServer = "listen 80;"): string =>
  `server {\n  ${inServer}\n  location / {\n    ${parameters}\n    uwsgi_pass 127.0.0.1:3031;\n  }\n}`;
const header = (value: string): string => `proxy_set_header X-Forwarded-Proto ${value};`;
const tls = "listen 443 ssl; ssl_certificate a.pem; ssl_certificate_key a.key;";
const hidden = { "nginx-conf": "value: line 5 does not declare HTTPS requests as HTTPS" };
const feigned = { "nginx-conf": "value: line 5 declares plain HTTP as HTTPS" };

export default cases(policy, {
  accepts: {
    "the load balancer's header, by a server for named hosts": balanced(
      DROP_UNKNOWN_HOSTS + proxied(header("$http_x_forwarded_proto"), "listen 80; server_name shop.example.com;"),
    ),
    "the load balancer's header, forwarded": balanced(proxied(header("$http_x_forwarded_proto"))),
    "no header of its own, which keeps the load balancer's": balanced(proxied("")),
    "always https, where plain HTTP is only redirected": balanced(proxied(header("https"))),
    "nginx's own scheme, where nginx terminates TLS": [nginxParameter(proxied(header("$scheme"), tls))],
    "nginx's own scheme on both ports": [nginxParameter(proxied(header("$scheme"), `listen 80; ${tls}`))],
    "plain HTTP that is redirected before it is forwarded": [
      nginxParameter(
        proxied(
          header("https"),
          `listen 80; ${tls} if ($scheme = http) { return 301 https://shop.example.com$request_uri; }`,
        ),
      ),
    ],
    "uWSGI, which gets the load balancer's header": balanced(uwsgi("include uwsgi_params;")),
    "uWSGI, which gets nginx's own scheme": [nginxParameter(uwsgi("include uwsgi_params;", tls))],
    "uWSGI, which the header is set for": [
      nginxParameter(uwsgi("uwsgi_param HTTP_X_FORWARDED_PROTO $scheme;", `listen 80; ${tls}`)),
    ],
    "a map": balanced(
      proxied(header("$told"), "listen 80;", "map $http_x_forwarded_proto $told { default http; https https; } "),
    ),
  },
  rejects: {
    "nginx's own scheme behind a load balancer that terminates TLS": {
      stack: balanced(proxied(header("$scheme"))),
      finds: hidden,
    },
    "nginx's own scheme to uWSGI, behind a load balancer that terminates TLS": {
      stack: balanced(uwsgi("uwsgi_param HTTP_X_FORWARDED_PROTO $scheme;")),
      finds: hidden,
    },
    "no parameter to uWSGI from nginx that terminates TLS": {
      stack: [nginxParameter(uwsgi("uwsgi_param REMOTE_ADDR $remote_addr;", tls))],
      finds: hidden,
    },
    "the client's own header to uWSGI on nginx's plain port": {
      stack: [nginxParameter(uwsgi("include uwsgi_params;", `listen 80; ${tls}`))],
      finds: feigned,
    },
    "no headers to uWSGI at all": {
      stack: balanced(uwsgi("uwsgi_pass_request_headers off;")),
      finds: hidden,
    },
    "a header that is taken away": { stack: balanced(proxied(header('""'))), finds: hidden },
    "no header from nginx that terminates TLS": { stack: [nginxParameter(proxied("", tls))], finds: hidden },
    "always https, where the load balancer forwards plain HTTP": {
      stack: balanced(proxied(header("https")), listener("http")),
      finds: feigned,
    },
    "always https on nginx's plain port": {
      stack: [nginxParameter(proxied(header("https"), `listen 80; ${tls}`))],
      finds: feigned,
    },
    "the client's own header on nginx's plain port": {
      stack: [nginxParameter(proxied(header("$http_x_forwarded_proto"), `listen 80; ${tls}`))],
      finds: { "nginx-conf": [hidden["nginx-conf"], feigned["nginx-conf"]] },
    },
  },
  notApplicable: {
    "a server that forwards nothing": [nginxParameter("server { location / { root /srv/public; } }")],
  },
  undecided: {
    "what terminates TLS": {
      stack: [nginxParameter(proxied(header("$scheme")))],
      at: { "nginx-conf": "the stack does not show where TLS is terminated" },
    },
    "the protocol of a listener": {
      stack: [nginxParameter(proxied(header("$scheme"))), listener("web", { protocol: UNKNOWN })],
      at: { "nginx-conf": "protocol is not known before the update" },
    },
  },
});
