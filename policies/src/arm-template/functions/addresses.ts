/** Functions of ranges of IPv4 addresses. Those of IPv6 are not computed. */
import { ArmObject, type ArmValue, isInteger } from "../values/arm-value";
import { type Arg, type FunctionRow, ofText } from "./types";

export const addressFunctions: readonly FunctionRow[] = [
    ["cidrHost", 2, 2, getHost],
    ["cidrSubnet", 3, 3, getSubnet],
    ["parseCidr", 1, 1, ofText(describeRange)],
];

interface Range {
    readonly start: number;
    readonly size: number;
    readonly prefix: number;
}

function parseRange(text: Arg): Range | undefined {
    const [, address = "", length] = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(typeof text === "string" ? text : "") ?? [];
    const bytes = address.split(".").map(Number);
    const prefix = Number(length);
    const size = 2 ** (32 - prefix);
    const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
    return bytes.every((byte) => byte < 256) && prefix < 31
        ? { start: number - (number % size), size, prefix }
        : undefined;
}

function formatAddress(number: number): string {
    return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}

function describeRange(text: string): Arg {
    const range = parseRange(text);
    if (range === undefined) {
        return undefined;
    }
    const { start, size, prefix } = range;
    return new ArmObject([
        ["network", formatAddress(start)],
        ["netmask", formatAddress(2 ** 32 - size)],
        ["broadcast", formatAddress(start + size - 1)],
        ["firstUsable", formatAddress(start + 1)],
        ["lastUsable", formatAddress(start + size - 2)],
        ["cidr", prefix],
    ]);
}

function getSubnet(text?: ArmValue, length?: ArmValue, index?: ArmValue): Arg {
    const range = parseRange(text);
    if (range === undefined || !isInteger(length) || !isInteger(index) || length < range.prefix || length > 32) {
        return undefined;
    }
    const offset = index * 2 ** (32 - length);
    return index >= 0 && offset < range.size ? `${formatAddress(range.start + offset)}/${length}` : undefined;
}

function getHost(text?: ArmValue, index?: ArmValue): Arg {
    const range = parseRange(text);
    const isHost = range !== undefined && isInteger(index) && index >= 0 && index < range.size - 2;
    return isHost ? formatAddress(range.start + index + 1) : undefined;
}
