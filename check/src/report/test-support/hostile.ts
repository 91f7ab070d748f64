/** A preview that tries to break out of every format. */
import { at, COMPANY, diagnostic, PACK, policy, preview, REGISTRY, resource, stack, urnOf } from "./builders";

/** Text that could break out of one of the formats. */
export const HOSTILE_TEXTS = [
    "</details></code></pre><script>alert(1)</script><img src=x onerror=alert(1)>",
    "`code` ``` fence\n```\n# heading\n```text\n~~~\n~~~~",
    "a | b \\| c | d",
    "@octocat @acr-soft-delete/owners #1 GH-1 owner/repo#2 0123456789abcdef0123456789abcdef01234567",
    "[click](https://evil.example/) ![image](https://evil.example/x.png) <https://evil.example/> https://evil.example/ www.evil.example",
    "]]> &amp; &lt; \"double\" 'single' <!-- comment --> <?pi?> <![CDATA[x]]>",
    "\u0000\u0007\u001b[31mred\u001b[0m\u001b]0;title\u0007\u009b2J\ufffe\uffff\ud800 \u202egnp.exe\u2028line",
    "first\r\nsecond\rthird\n\n\n| a | b |\n| - | - |\n",
    "  - [ ] task\n1. one\n> quote\n***bold*** __bold__ ~~gone~~ :tada: $x$ \\",
    "{0} {{1}} %SRCROOT% ${HOME} $(id) %n",
];
const HOSTILE = HOSTILE_TEXTS.join("\n");

export const hostile = preview({
    project: "shop",
    stack: HOSTILE,
    root: "/repo/a b`|<c>",
    packs: [
        { ...PACK, name: HOSTILE },
        { ...COMPANY, version: HOSTILE },
    ],
    resources: [
        stack("shop"),
        resource("shop", REGISTRY, HOSTILE, { source: at(`/repo/${HOSTILE_TEXTS[1] ?? ""}/ü %20?#.ts`, 7, 3) }),
        ...HOSTILE_TEXTS.map((text) => resource("shop", text, text)),
    ],
    policies: [
        policy({
            pack: HOSTILE,
            name: HOSTILE,
            description: HOSTILE,
            displayName: HOSTILE,
            remediationSteps: HOSTILE,
            tags: [HOSTILE],
            url: `javascript:alert("${HOSTILE}")`,
        }),
        ...HOSTILE_TEXTS.map((text) => policy({ name: text, description: text, url: `https://docs.example/${text}` })),
    ],
    violations: HOSTILE_TEXTS.flatMap((text) => [
        diagnostic({ policy: text, urn: urnOf("shop", text, text), message: text }),
        diagnostic({ pack: HOSTILE, policy: HOSTILE, level: "advisory", urn: text, message: text }),
    ]),
    undecided: HOSTILE_TEXTS.map((text) => diagnostic({ policy: text, level: "advisory", message: text })),
    remediated: HOSTILE_TEXTS.map((text) => ({
        pack: PACK.name,
        policy: text,
        urn: text,
        changes: [{ property: text, before: text, after: { [text]: text } }],
    })),
    log: HOSTILE_TEXTS.map((message) => ({ severity: "warning", message })),
    failures: HOSTILE_TEXTS,
});
