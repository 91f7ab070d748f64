/** Selects the outputs of a new resource that are known in a preview. */
import { hideObjects } from "../protocol/property-values";
import { type Properties } from "../model/json";
import { isAzureType } from "../model/urn";

/** The object to which Azure adds nothing. */
const TAGS = "tags";

/**
 * Azure adds to most objects, e.g. the principal to an identity or the id to each subnet. Its providers know the added
 * properties from their schemas; here they are not available, so such objects are unknown as a whole. Otherwise a
 * program would take the added properties for absent.
 */
export function selectKnownOutputs(type: string, outputs: Properties): Properties {
    if (!isAzureType(type)) {
        return outputs;
    }
    const known = Object.entries(outputs).map(([name, value]) => [name, name === TAGS ? value : hideObjects(value)]);
    return Object.fromEntries(known) as Properties;
}
