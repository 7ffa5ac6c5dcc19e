export { json } from "./json";
export { nginxJson, nginxText, type ListenerReport, type NginxReport } from "./nginx";
export { makeReport, type PolicyResult, type Report, type Target } from "./report";
export type { Result } from "./result";
export { text } from "./text";
