package io.mien.fieldwork;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why something does not count: a recording, a playing or a whole visit. Every reason that is stored is spelled, read and
 * put into words by one of these types.
 */
public sealed interface Exclusion permits QualityRule, VisitExclusion, PlayingExclusion, Exclusion.Unknown {

    /** As it stands in the database; it never changes once rows carry it. */
    String stored();

    /** Why, in a few words that follow a colon or stand before a number. */
    String words();

    /** Reads a stored reason, with or without the figures that older rows keep behind it. */
    static Exclusion parse(String stored) {
        String name = stored.split(" ", 2)[0];
        Exclusion known = Spellings.KNOWN.get(name);
        return known == null ? new Unknown(name) : known;
    }

    /** Reads a column that may be empty. */
    static Optional<Exclusion> of(@Nullable String stored) {
        return Optional.ofNullable(stored).map(Exclusion::parse);
    }

    /** A reason that this version does not know, such as one that a newer version stored. */
    record Unknown(String stored) implements Exclusion {
        @Override
        public String words() {
            return "unknown reason (" + stored + ")";
        }
    }

    /** All spellings that can be in a database. */
    final class Spellings {
        static final Map<String, Exclusion> KNOWN = Stream.<Exclusion[]>of(
                        QualityRule.values(), VisitExclusion.values(), PlayingExclusion.values())
                .flatMap(Arrays::stream)
                .collect(Collectors.toUnmodifiableMap(Exclusion::stored, Function.identity()));

        private Spellings() {}
    }
}
