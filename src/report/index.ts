export { json } from "./json";
export { nginxJson, nginxText, type NginxReport } from "./nginx";
export { makeReport, type Report } from "./report";
export type { Result } from "./result";
export { text } from "./text";
