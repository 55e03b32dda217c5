import { expectTypeOf } from "expect-type";
import type { CallOptions, Executor, Middleware } from "./executor.ts";

const { signal } = new AbortController();
const takes = (options: CallOptions): CallOptions => options;

takes({});
takes({ signal, timeoutMs: 500 });
takes({ signal: undefined, timeoutMs: undefined });
// @ts-expect-error a number of milliseconds
takes({ timeoutMs: "500" });
// @ts-expect-error its name has the unit
takes({ timeout: 500 });
// @ts-expect-error the controller's signal, not the controller
takes({ signal: new AbortController() });
// @ts-expect-error options, not the signal
takes(signal);

expectTypeOf<Parameters<Executor>[1]>().toEqualTypeOf<CallOptions | undefined>();
expectTypeOf<Middleware>().toEqualTypeOf<(next: Executor) => Executor>();
