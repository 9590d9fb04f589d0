package io.mien.results;

import io.mien.results.ClusterTest.Cluster;
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

/** Two countries' curves of one measure of an ad, compared in a family; the first stands before the second in the alphabet. */
@Entity
@Table(name = "compared_pair")
public class ComparedPair extends TenantScoped {

    @Column(name = "family_id")
    public UUID familyId;

    @Column(name = "ad_id")
    public UUID adId;

    @Enumerated(EnumType.STRING)
    public Measure measure;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "first_country")
    public String firstCountry;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "second_country")
    public String secondCountry;

    /** Of all countries together. */
    @Column(name = "omnibus_p")
    public double omnibusP;

    /** Adjusted over ads and measures. */
    @Column(name = "omnibus_q")
    public double omnibusQ;

    /** Null where the omnibus test found nothing. */
    @Nullable
    public Double p;

    /** Adjusted over the pairs of this ad and measure; null with p. */
    @Nullable
    public Double q;

    public int shuffles;

    /** "from to mass p" of each, seconds of the ad. */
    public List<String> clusters;

    static Optional<ComparedPair> of(UUID familyId, UUID adId, Measure measure, CountryPair pair) {
        return find(
                        "familyId = ?1 and adId = ?2 and measure = ?3 and firstCountry = ?4 and secondCountry = ?5",
                        familyId,
                        adId,
                        measure,
                        pair.first(),
                        pair.second())
                .firstResultOptional();
    }

    /** The pair of an ad and a measure whose difference is least likely by chance. */
    static Optional<ComparedPair> strongest(UUID familyId, UUID adId, Measure measure) {
        return find(
                        "familyId = ?1 and adId = ?2 and measure = ?3 and p is not null order by p, id",
                        familyId,
                        adId,
                        measure)
                .firstResultOptional();
    }

    /** Of an ad and a measure, how many pairs differ clearly. */
    static long clear(UUID familyId, UUID adId, Measure measure) {
        return count(
                "familyId = ?1 and adId = ?2 and measure = ?3 and q <= ?4",
                familyId,
                adId,
                measure,
                BenjaminiHochberg.RATE);
    }

    void take(ClusterTest.Result result) {
        p = result.p();
        shuffles = result.shuffles();
        clusters = result.clusters().stream()
                .map(cluster -> cluster.from() + " " + cluster.to() + " " + cluster.mass() + " " + cluster.p())
                .toList();
    }

    List<Cluster> found() {
        return clusters.stream()
                .map(line -> line.split(" "))
                .map(parts -> new Cluster(
                        Integer.parseInt(parts[0]),
                        Integer.parseInt(parts[1]),
                        Double.parseDouble(parts[2]),
                        Double.parseDouble(parts[3])))
                .toList();
    }
}
