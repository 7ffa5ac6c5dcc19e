import { describeSituations } from "./situations";

describeSituations("aws--", [
  "aws--api-gateway-takes-old-tls",
  "aws--app-runner-redirect-without-end",
  "aws--beanstalk-leaves-plain-http-on",
  "aws--cloudfront-allows-plain-http",
  "aws--cloudfront-redirects-in-front",
  "aws--container-port-open-beside-the-balancer",
  "aws--documentdb-open-to-everybody",
  "aws--gateway-balancer-speaks-no-http",
  "aws--gunicorn-trusts-the-balancer",
  "aws--hosts-by-regular-expression",
  "aws--https-elsewhere-plain-balancer-here",
  "aws--internal-balancer-beside-one-that-redirects",
  "aws--lightsail-database-in-public-mode",
  "aws--network-balancer-takes-old-tls",
  "aws--redirect-keeps-the-port",
  "aws--redirect-loop-with-the-settings-module",
]);
