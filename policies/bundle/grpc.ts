/** Stands in for @grpc/grpc-js in the bundle. */
import { dependencyOfPulumi } from "./dependency";

export = dependencyOfPulumi("@grpc/grpc-js");
