package io.mien.platform;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Bodies of the API are read by the letter: 12.7 people are not 12, "1.000" is no number, what is left
 * out is not zero, and a property that nobody knows is a mistake.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
    private static final List<LogicalType> NUMBERS =
            List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean);
    private static final List<CoercionInputShape> TEXTS =
            List.of(CoercionInputShape.String, CoercionInputShape.EmptyString);

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        NUMBERS.forEach(type -> TEXTS.forEach(shape -> refuse(mapper, type, shape)));
        refuse(mapper, LogicalType.Integer, CoercionInputShape.Float);
        refuse(mapper, LogicalType.Boolean, CoercionInputShape.Integer);
        refuse(mapper, LogicalType.Enum, CoercionInputShape.Integer);
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                .forEach(shape -> refuse(mapper, LogicalType.Textual, shape));
    }

    private static void refuse(ObjectMapper mapper, LogicalType type, CoercionInputShape shape) {
        mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
    }
}
