import * as pulumi from "@pulumi/pulumi";

/** Maps the items of an array that may be an Output. */
export function mapItems<T, R>(
    list: pulumi.Input<pulumi.Input<T>[]> | undefined,
    map: (item: pulumi.Unwrap<T>) => R,
): pulumi.Output<R[]> | undefined {
    return list && pulumi.output(list).apply((items) => ((items ?? []) as pulumi.Unwrap<T>[]).map(map));
}
