import type { Substitutes } from "./substitutes";

type Listener = (message: object) => void;

/** What is used of Node's inspector. */
interface Inspector {
  Session: new () => { addListener(event: string, listener: Listener): unknown };
}

/**
 * Loads what few programs need of the SDK when a program needs it: the Automation API, the search for a function's
 * packages (which brings npm with it), the TypeScript that takes functions apart, the exporters of traces, V8's
 * debugger. Together they are half of the SDK's start, and every program pays it. And what the SDK says at debug level,
 * two messages a resource that wait for one another, is not sent, because nobody is shown it.
 *
 * The names are those of @pulumi/pulumi 3.59 to 3.270; what a version asks for by another name is loaded at once.
 *
 * It travels to the program's process as text, so it uses nothing from outside itself.
 */
export function lazyModules(): Substitutes {
  return {
    "cmd/run/index.js ../../log": (_file, loadNow) => Object.assign(loadNow(), { debug: async () => {} }),
    "index.js ./automation": lazy,
    "runtime/index.js ./closure/codePaths": lazyFunctions,
    "runtime/closure/parseFunction.js typescript": lazy,
    "runtime/closure/parseFunction.js ../../typescript-shim": lazy,
    "cmd/run/index.js ../../runtime/closure/v8Hooks": () => ({ __esModule: true, isInitializedAsync: async () => {} }),
    "runtime/closure/v8Hooks.js inspector": (_file, loadNow) => retelling(loadNow() as Inspector),
    "cmd/run/tracing.js @opentelemetry/exporter-zipkin": lazy,
    "cmd/run/tracing.js @opentelemetry/instrumentation": lazy,
    "cmd/run/tracing.js @opentelemetry/instrumentation-grpc": lazy,
    "cmd/run/tracing.js @opentelemetry/resources": lazy,
    "cmd/run/tracing.js @opentelemetry/sdk-trace-base": lazy,
    "cmd/run/tracing.js @opentelemetry/sdk-trace-node": lazy,
  };

  function lazy(_file: string, loadNow: () => object): object {
    let loaded: object | undefined;
    const module = () => (loaded ??= loadNow());
    return new Proxy(
      {},
      {
        // Every importer asks for this mark, and takes a module that has it as it is.
        get: (_target, name) => name === "__esModule" || (Reflect.get(module(), name) as unknown),
        set: (_target, name, value) => Reflect.set(module(), name, value),
        has: (_target, name) => Reflect.has(module(), name),
        ownKeys: () => Reflect.ownKeys(module()),
        getOwnPropertyDescriptor(_target, name) {
          const descriptor = Reflect.getOwnPropertyDescriptor(module(), name);
          return descriptor && { ...descriptor, configurable: true };
        },
      },
    );
  }

  /** A module of functions that its importer takes out at once. */
  function lazyFunctions(_file: string, loadNow: () => object): object {
    type Functions = Record<string, (...args: unknown[]) => unknown>;
    const later =
      (name: string) =>
      (...args: unknown[]) =>
        (loadNow() as Functions)[name]!(...args);
    return new Proxy({}, { get: (_target, name) => name === "__esModule" || later(String(name)) });
  }

  /** The SDK listens for scripts when the debugger has told all there are: the first who listens is told them again. */
  function retelling(inspector: Inspector): object {
    class RetellingSession extends inspector.Session {
      private readonly parsed: object[] = [];
      constructor() {
        super();
        super.addListener("Debugger.scriptParsed", (message) => this.parsed.push(message));
      }
      override addListener(event: string, listener: Listener): unknown {
        this.parsed.forEach(listener);
        return super.addListener(event, listener);
      }
    }
    return { ...inspector, Session: RetellingSession };
  }
}
