import type { Substitutes } from "./substitutes";

type Listener = (message: object) => void;

/** The part of Node's inspector that the SDK uses. */
interface Inspector {
  readonly Session: new () => { addListener(event: string, listener: Listener): unknown };
}

/**
 * Loads the parts of the SDK that few programs need only when a program needs them: the Automation API, the search for
 * a function's packages (which loads npm), the TypeScript that serializes functions, the exporters of traces, V8's
 * debugger. Together they are half of the SDK's start. The SDK's debug messages, two per resource that wait for one
 * another, are not sent, because nobody sees them.
 */
export function lazyModules(): Substitutes {
  return {
    "cmd/run/index.js ../../log": (_file, loadNow) => Object.assign(loadNow(), { debug: async () => {} }),
    "index.js ./automation": lazy,
    "runtime/index.js ./closure/codePaths": lazyExports,
    "runtime/closure/parseFunction.js typescript": lazy,
    "runtime/closure/parseFunction.js ../../typescript-shim": lazy,
    "cmd/run/index.js ../../runtime/closure/v8Hooks": () => ({ __esModule: true, isInitializedAsync: async () => {} }),
    "runtime/closure/v8Hooks.js inspector": (_file, loadNow) => replaying(loadNow() as Inspector),
    "cmd/run/tracing.js @opentelemetry/exporter-zipkin": lazyExports,
    "cmd/run/tracing.js @opentelemetry/instrumentation": lazyExports,
    "cmd/run/tracing.js @opentelemetry/instrumentation-grpc": lazyExports,
    "cmd/run/tracing.js @opentelemetry/resources": lazyExports,
    "cmd/run/tracing.js @opentelemetry/sdk-trace-base": lazyExports,
    "cmd/run/tracing.js @opentelemetry/sdk-trace-node": lazyExports,
  };

  function lazy(_file: string, loadNow: () => object): object {
    let loaded: object | undefined;
    const module = () => (loaded ??= loadNow());
    return new Proxy(
      {},
      {
        // Every importer asks for this mark, and uses a module that has it without copying it.
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

  /** A module of functions and classes that its importer takes out at once, and calls later if at all. */
  function lazyExports(_file: string, loadNow: () => object): object {
    type Exports = Record<string | symbol, (...args: unknown[]) => unknown>;
    const lazyExport = (name: string | symbol) => {
      const exported = () => (loadNow() as Exports)[name]!;
      return new Proxy(function () {}, {
        apply: (_target, self, args: unknown[]) => Reflect.apply(exported(), self, args),
        construct: (_target, args: unknown[]) => Reflect.construct(exported(), args) as object,
        get: (_target, member) => Reflect.get(exported(), member) as unknown,
      });
    };
    return new Proxy({}, { get: (_target, name) => name === "__esModule" || lazyExport(name) });
  }

  /** The SDK starts to listen for scripts after the debugger has reported them, so they are reported to it again. */
  function replaying(inspector: Inspector): object {
    class ReplayingSession extends inspector.Session {
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
    return { ...inspector, Session: ReplayingSession };
  }
}
