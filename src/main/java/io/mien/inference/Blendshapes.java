package io.mien.inference;

/**
 * How far each part of one face is moved, by {@link Blendshape#ordinal()}.
 *
 * @param values 0..1, one a blendshape
 */
public record Blendshapes(double[] values) {
    public Blendshapes {
        if (values.length != Blendshape.values().length) {
            throw new IllegalArgumentException("a face has one value per blendshape");
        }
    }

    public double of(Blendshape shape) {
        return values[shape.ordinal()];
    }

    /** Of a movement that has two sides: their mean, so that neither a turned head nor one hidden side decides alone. */
    public double of(Blendshape left, Blendshape right) {
        return (of(left) + of(right)) / 2;
    }

    /** Opening of the eyes: 0 closed, 1 open. */
    public double eyeOpenness() {
        return 1 - of(Blendshape.EYE_BLINK_LEFT, Blendshape.EYE_BLINK_RIGHT);
    }
}
