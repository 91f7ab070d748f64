import * as proto from "@pulumi/pulumi/proto/resource_pb";
import { readVisibleOptions } from "./registration";

const { CustomTimeouts } = proto.RegisterResourceRequest;

function readTimeouts(timeouts: InstanceType<typeof CustomTimeouts>) {
    return readVisibleOptions(new proto.TransformResourceOptions().setCustomTimeouts(timeouts)).customTimeouts;
}

test("reads timeouts in seconds", () => {
    const timeouts = new CustomTimeouts().setCreate("1h30m").setUpdate("90s").setDelete("0").setRead("250ms");
    expect(readTimeouts(timeouts)).toEqual({ create: 5400, update: 90, delete: 0, read: 0.25 });
});

test("works with SDKs whose timeouts have no read", () => {
    const timeouts = Object.assign(new CustomTimeouts().setCreate("5m"), { getRead: undefined });
    expect(readTimeouts(timeouts)).toEqual({ create: 300, update: 0, delete: 0, read: 0 });
});

test("rejects a duration in another form", () => {
    expect(() => readTimeouts(new CustomTimeouts().setCreate("5 minutes"))).toThrow("5 minutes");
});
