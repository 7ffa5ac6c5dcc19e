// What the Python platform of Elastic Beanstalk runs before an application adds to it: its nginx.conf and the location
// that forwards requests (AWS, "Extending Elastic Beanstalk Linux platforms", reverse proxy configuration).
const main = `user nginx;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  include conf.d/*.conf;
  map $http_upgrade $connection_upgrade { default "upgrade"; }
  server {
    listen 80 default_server;
    include conf.d/elasticbeanstalk/*.conf;
  }
}
`;
const application = `location / {
  proxy_pass http://127.0.0.1:8000;
  proxy_http_version 1.1;
  proxy_set_header Connection $connection_upgrade;
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Host $host;
  proxy_set_header X-Real-IP $remote_addr;
  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
}
`;

/** The files of nginx on Elastic Beanstalk that an application's own lie over. */
export const beanstalkFiles: ReadonlyMap<string, string> = new Map([
  ["/etc/nginx/nginx.conf", main],
  ["/etc/nginx/conf.d/elasticbeanstalk/00_application.conf", application],
]);
