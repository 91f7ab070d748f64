/** What a program can know of a new resource's outputs in a preview. */
import { hideObjects } from "../protocol/property-values";
import { type Properties } from "../model/json";
import { isAzureType } from "../model/urn";

/** The object that is the program's alone. */
const TAGS = "tags";

/**
 * Azure adds to most objects, e.g. the principal to an identity or the id to each subnet, and its
 * providers know from their schemas what is to come. Here nothing tells, so that such objects are not
 * known at all: a program would take what is to come for absent.
 */
export function selectKnownOutputs(type: string, outputs: Properties): Properties {
    if (!isAzureType(type)) {
        return outputs;
    }
    const known = Object.entries(outputs).map(([name, value]) => [name, name === TAGS ? value : hideObjects(value)]);
    return Object.fromEntries(known) as Properties;
}
