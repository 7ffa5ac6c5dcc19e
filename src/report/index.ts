export { json } from "./json";
export { makeReport, type PolicyResult, type Report, type Result, type Target } from "./report";
export { text } from "./text";
