package io.mien.report;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Of whom a figure was made. Only publication reads it; people who withdraw are counted and no longer named. */
@Entity
@Table(name = "figure_audience")
public class FigureAudience extends TenantScoped {

    @Column(name = "figure_id")
    public UUID figureId;

    /** {@link FigurePeople}, encoded. */
    public byte[] people;

    /** How many have withdrawn since: in all, then of those with a value in each second. */
    public int[] gone;

    /** By which the others were drawn that left with whoever withdrew; null unless some did. */
    @Nullable
    public Long seed;

    static FigureAudience keep(UUID figureId, FigurePeople people, @Nullable Long seed) {
        FigureAudience kept = new FigureAudience();
        kept.figureId = figureId;
        kept.people = people.encode();
        kept.gone = new int[1 + people.bins()];
        kept.seed = seed;
        kept.persist();
        return kept;
    }

    static FigureAudience of(UUID figureId) {
        return FigureAudience.<FigureAudience>find("figureId", figureId).singleResult();
    }

    FigurePeople audience() {
        return FigurePeople.decode(people);
    }

    /** People in it, whether they have withdrawn since or not. */
    int size() {
        return audience().size() + gone[0];
    }

    /** Forgets somebody who withdrew; true when the person was in it. */
    boolean forget(UUID visitId) {
        FigurePeople audience = audience();
        int[] left = audience.remove(visitId);
        if (left.length == 0) {
            return false;
        }
        people = audience.encode();
        int[] sum = gone.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += left[i];
        }
        gone = sum;
        return true;
    }

    /** How many people's values differ between the two: in all, then second by second. */
    int[] differences(FigurePeople other) {
        int[] differences = audience().differences(other);
        for (int i = 0; i < differences.length; i++) {
            differences[i] += gone[i];
        }
        return differences;
    }
}
