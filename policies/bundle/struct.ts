/** Stands in for google-protobuf/google/protobuf/struct_pb in the bundle. */
import { dependencyOfPulumi } from "./dependency";

export = dependencyOfPulumi("google-protobuf/google/protobuf/struct_pb");
