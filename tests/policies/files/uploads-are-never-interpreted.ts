import policy from "../../../policies/files/uploads-are-never-interpreted";
import { nginxParameter } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const server = (...lines: readonly string[]): string => ["server {", "listen 80;", ...lines, "}"].join("\n");
const media = "location /media/ { alias /srv/media/; }";
const rejected = (message: string, ...lines: readonly string[]): RejectedCase => ({
  stack: [nginxParameter(server(...lines))],
  finds: { "nginx-conf": `value: ${message}` },
});

export default cases(policy, {
  accepts: {
    "files alone": [nginxParameter(server(media))],
    "PHP elsewhere, and a prefix that no regular expression follows": [
      nginxParameter(
        server("location ~ \\.php$ { fastcgi_pass 127.0.0.1:9000; }", "location ^~ /media/ { alias /srv/media/; }"),
      ),
    ],
    "scripts that are refused": [
      nginxParameter(
        server(
          "location ~ ^/media/.*\\.php { return 403; }",
          "location ~ \\.php$ { fastcgi_pass 127.0.0.1:9000; }",
          media,
        ),
      ),
    ],
    "missing files that Django makes": [
      nginxParameter(
        server(
          "location /media/ { alias /srv/media/; try_files $uri @django; }",
          "location @django { proxy_pass http://127.0.0.1:8000; }",
        ),
      ),
    ],
    "no types at all": [
      nginxParameter(
        server("location /media/ { alias /srv/media/; types { } default_type application/octet-stream; }"),
      ),
    ],
    "pages that are downloaded": [
      nginxParameter(
        server(
          "location /media/ { alias /srv/media/; default_type text/html; add_header Content-Disposition attachment; }",
        ),
      ),
    ],
    "pages in a sandbox": [
      nginxParameter(
        server(
          `location /media/ { alias /srv/media/; default_type text/html; add_header Content-Security-Policy "default-src 'none'; sandbox"; }`,
        ),
      ),
    ],
    "uploads that only Django hands out": [
      nginxParameter(server("location /protected/ { internal; alias /srv/media/; }")),
    ],
  },
  rejects: {
    "PHP by a regular expression, which comes before a prefix": rejected(
      "uploads at line 4 that end with .php are executed by line 3",
      "location ~ \\.php$ { fastcgi_pass 127.0.0.1:9000; }",
      media,
    ),
    "PHP by a proxy": rejected(
      "uploads at line 4 that end with .php are executed by line 3",
      "location ~ \\.php$ { proxy_pass http://127.0.0.1:9000; }",
      media,
    ),
    "PHP in a nested location": rejected(
      "uploads at line 3 that end with .php are executed by line 5",
      "location ^~ /media/ {",
      "alias /srv/media/;",
      "location ~ \\.php$ { fastcgi_pass 127.0.0.1:9000; }",
      "}",
    ),
    "PHP behind the name of an image": rejected(
      "uploads at line 4 that end with .php are executed by line 3",
      "location ~ \\.png/.*\\.php$ { fastcgi_pass 127.0.0.1:9000; }",
      media,
    ),
    "Perl scripts": rejected(
      "uploads at line 4 that end with .pl are executed by line 3",
      "location ~* \\.(pl|cgi)$ { fastcgi_pass 127.0.0.1:9000; }",
      media,
    ),
    "server-side includes for the whole server": rejected(
      "server-side includes run in uploads at line 4",
      "ssi on;",
      media,
    ),
    "unknown types as pages": rejected(
      "uploads of unknown type at line 4 are served as pages",
      "default_type text/html;",
      media,
    ),
    "uploads under another name": rejected(
      "server-side includes run in uploads at line 3",
      "location /files/ { alias /srv/uploads/; ssi on; }",
    ),
  },
  notApplicable: {
    "uploads that Django sends itself": [nginxParameter(server("location / { proxy_pass http://127.0.0.1:8000; }"))],
    "a bucket in front of the uploads": [
      nginxParameter(server("location /media/ { proxy_pass http://127.0.0.1:9000; ssi on; }")),
    ],
  },
  undecided: {
    "an included file in the location": {
      stack: [nginxParameter(server("location /media/ { alias /srv/media/; include snippets/media.conf; }"))],
      at: { "nginx-conf": "an included file of the configuration is not visible" },
    },
  },
});
