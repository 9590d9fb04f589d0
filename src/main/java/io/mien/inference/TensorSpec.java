package io.mien.inference;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * A tensor as a card promises it.
 *
 * @param datatype UINT8 or FP32, as the Open Inference Protocol spells them
 * @param shape -1 where a dimension is free; the first one is the batch
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TensorSpec(String name, String datatype, List<Integer> shape) {}
