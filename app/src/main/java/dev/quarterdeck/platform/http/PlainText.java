package dev.quarterdeck.platform.http;

import dev.quarterdeck.platform.Refusal;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Reads strings of a body, and refuses the one character that no column of the database can hold.
final class PlainText extends StdScalarDeserializer<String> {

    PlainText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
        var text = StringDeserializer.instance.deserialize(json, context);
        if (text != null && text.indexOf('\0') >= 0) {
            throw new Refusal(
                    "A string of the body must not hold the character U+0000.",
                    "Maybe leave it out.");
        }
        return text;
    }
}
