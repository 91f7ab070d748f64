/**
 * Loaded into programs and packs before anything else. The SDK prints errors with `util.inspect` in
 * colours, which nobody wants in a report; and Node 20 takes half a minute to colour a stack frame
 * in a file directly under a package scope, which the SDK's source maps produce.
 */
const util = require("node:util");

util.inspect = new Proxy(util.inspect, {
    apply: (inspect, _, [value, options]) =>
        inspect(value, value instanceof Error ? { ...options, colors: false } : options),
});
