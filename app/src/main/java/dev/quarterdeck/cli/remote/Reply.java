package dev.quarterdeck.cli.remote;

import tools.jackson.databind.JsonNode;

/// What the server answered, when it did not refuse.
///
/// @param status the HTTP status, below 300
/// @param text the body as it came
/// @param body the body, read; missing when there was none
/// @param etag the version of what was answered, or empty
record Reply(int status, String text, JsonNode body, String etag) {}
