package io.mien.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** @param heard whether the tones were counted rightly; null where nobody was asked or answered */
@Embeddable
public record SoundCheck(
        @Nullable @Column(name = "sound_heard") Boolean heard) {
    static final SoundCheck NONE = new SoundCheck(null);

    public boolean isAnswered() {
        return heard != null;
    }

    public boolean isFailed() {
        return Boolean.FALSE.equals(heard);
    }
}
