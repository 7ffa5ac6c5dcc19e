import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import { logsOf } from "./logs";
import { isSecure, posture } from "./posture";

/** The text of nginx's configuration, which the container reads when it starts. */
export const nginxConfiguration = new aws.ssm.Parameter("nginx-conf", {
  description: "The shop's /etc/nginx/conf.d/default.conf",
  type: "String",
  value: readFileSync(join(__dirname, "nginx", `${posture}.conf`), "utf8"),
});

/** The project's files, which the insecure shop lets nginx see as well. */
export const sharedFiles = { sourceVolume: "files", containerPath: "/app" };

/** nginx as its makers ship it, in front of the application server in the same task. */
export const nginxContainer: aws.ecs.ContainerDefinition = {
  name: "nginx",
  image: "public.ecr.aws/docker/library/nginx:1.28-alpine",
  essential: true,
  command: ["sh", "-c", `printf '%s' "$NGINX_CONF" > /etc/nginx/conf.d/default.conf && exec nginx -g 'daemon off;'`],
  portMappings: [{ containerPort: 80 }],
  secrets: [{ name: "NGINX_CONF", valueFrom: nginxConfiguration.arn }],
  mountPoints: isSecure ? [] : [sharedFiles],
  ...(isSecure && { logConfiguration: logsOf("nginx") }),
};
