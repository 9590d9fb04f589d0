package io.mien.report;

import io.mien.results.FrozenFigure;
import io.mien.results.MeasureSums;
import io.mien.tenancy.TenantScoped;
import io.mien.trace.Measure;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One measure of one ad in one country, as client-viewers read it or once did. */
@Entity
@Table(name = "release_figure")
public class ReleaseFigure extends TenantScoped {

    @Column(name = "campaign_id")
    public UUID campaignId;

    @Column(name = "release_id")
    public UUID releaseId;

    @Column(name = "ad_id")
    public UUID adId;

    @JdbcTypeCode(SqlTypes.CHAR)
    public String country;

    @Enumerated(EnumType.STRING)
    public Measure measure;

    public int slot;

    @Enumerated(EnumType.STRING)
    public FigureState state = FigureState.CURRENT;

    /** Null unless in view: what was withdrawn is gone. */
    @Nullable
    public byte[] sums;

    public List<String> models;

    @Column(name = "commercial_use")
    public boolean commercialUse;

    /** What stands at this place: in view or withdrawn from it. */
    static List<ReleaseFigure> standing(UUID adId) {
        return list("adId = ?1 and state <> FORMER order by slot", adId);
    }

    /** Every one that was ever published at this place. */
    static List<ReleaseFigure> ever(Place place) {
        return list("adId = ?1 and country = ?2 and measure = ?3", place.adId(), place.country(), place.measure());
    }

    static List<ReleaseFigure> ofCountry(UUID campaignId, String country) {
        return list("campaignId = ?1 and country = ?2", campaignId, country);
    }

    static Optional<ReleaseFigure> renewing(UUID id) {
        return find("id = ?1 and state = RENEWING", id).firstResultOptional();
    }

    /** A figure of a release at a place; what it shows is still to be set. */
    static ReleaseFigure at(Place place, int slot, UUID campaignId, UUID releaseId) {
        ReleaseFigure figure = new ReleaseFigure();
        figure.campaignId = campaignId;
        figure.releaseId = releaseId;
        figure.adId = place.adId();
        figure.country = place.country();
        figure.measure = place.measure();
        figure.slot = slot;
        return figure;
    }

    /** Ad, country and measure: no more than one figure is in view there. */
    record Place(UUID adId, String country, Measure measure) {}

    Place place() {
        return new Place(adId, country, measure);
    }

    void leave(FigureState next) {
        state = next;
        sums = null;
    }

    FrozenFigure frozen() {
        return new FrozenFigure(
                measure, country, slot, sums == null ? null : MeasureSums.decode(sums), models, commercialUse);
    }
}
