export { json } from "./json";
export { nginxJson, nginxText, type ListenerReport, type NginxReport } from "./nginx";
export { makeReport, type PolicyResult, type Report, type Result, type Target } from "./report";
export { text } from "./text";
