package io.mien.results;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignStatus;
import io.mien.campaign.Country;
import io.mien.platform.Digest;
import io.mien.results.Comparison.Side;
import io.mien.results.KeyMoments.Moment;
import io.mien.trace.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares countries and judges shapes for staff. What takes person by person is kept by a digest of the sums it came from: the
 * same people are read once.
 */
@ApplicationScoped
public class AdInsights {
    private static final int MAX_KEPT = 64;

    private final AdResults results;
    private final Kept<Map<Measure, Map<String, Figures>>> figures = new Kept<>();
    private final Kept<Map<String, Shape>> shapes = new Kept<>();

    AdInsights(AdResults results) {
        this.results = results;
    }

    /** @param figures one per person for looking while people arrive, @param averages over the ad */
    private record Figures(Scalar figures, Scalar averages) {}

    private record Shape(Reliability reliability, List<Moment> moments, Synchrony synchrony) {}

    /** An ad with its sums by country and the digest of these. */
    private record AdState(Ad ad, Map<String, AdSums> sums, String digest) {}

    /** @param first country code, @param second country code; empty for the two with most people */
    public record Asked(Measure measure, String first, String second) {}

    /** A foreign or unknown ad is not found. */
    @Transactional
    public AdInsight of(UUID campaignId, UUID adId, Asked asked) {
        Campaign campaign = Campaign.required(campaignId);
        AdState state = state(Ad.required(campaign.id, adId), campaign.id);
        Map<String, Shape> judged = shapes(state, asked.measure());
        List<String> countries = List.copyOf(state.sums().keySet());
        Optional<ComparisonFamily> family = family(campaign);
        Comparison comparison = sides(state, family, asked)
                .map(pair ->
                        compared(campaign, family, figures(state, asked.measure(), pair.get(0), pair.get(1)), state))
                .orElse(null);
        return new AdInsight(
                comparison,
                judged.entrySet().stream()
                        .map(shape -> shape(shape.getKey(), countries.indexOf(shape.getKey()) + 1, shape.getValue()))
                        .toList(),
                comparison == null
                        ? List.of()
                        : List.of(comparison.first(), comparison.second()).stream()
                                .filter(side -> judged.containsKey(side.code()))
                                .map(side ->
                                        together(side, judged.get(side.code()).synchrony()))
                                .toList());
    }

    private AdState state(Ad ad, UUID campaignId) {
        Map<String, AdSums> sums = results.sums(ad, campaignId);
        MessageDigest digest = Digest.sha256();
        sums.forEach((country, each) -> digest.update(each.encode()));
        return new AdState(ad, sums, ad.id + HexFormat.of().formatHex(digest.digest()));
    }

    private static CurveShape shape(String country, int slot, Shape shape) {
        List<Moment> recurring = shape.moments().stream()
                .filter(moment -> moment.recurrence() >= KeyMoments.MIN_RECURRENCE)
                .toList();
        return new CurveShape(
                Country.named(country).name(),
                slot,
                shape.reliability(),
                shape.reliability().isShapeReliable() ? recurring : List.of(),
                shape.moments().size() - recurring.size());
    }

    private static String together(Side side, Synchrony synchrony) {
        return "%s: %s (%s to %s), %s"
                .formatted(
                        side.name(),
                        StatisticsWording.decimals(synchrony.value()),
                        StatisticsWording.decimals(synchrony.interval().low()),
                        StatisticsWording.decimals(synchrony.interval().high()),
                        synchrony.p() <= SimultaneousBand.ALPHA ? "more than by chance" : "no more than by chance");
    }

    /** Of the close that holds. */
    private static Optional<ComparisonFamily> family(Campaign campaign) {
        return campaign.status == CampaignStatus.CLOSED
                ? ComparisonFamily.latest(campaign.id)
                        .filter(family -> family.isOf(Objects.requireNonNull(campaign.closedAt)))
                : Optional.empty();
    }

    /** Two countries with a curve: those asked for, those that differ most surely, or those with most people. */
    private static Optional<List<String>> sides(AdState state, Optional<ComparisonFamily> family, Asked asked) {
        List<String> shown = state.sums().entrySet().stream()
                .filter(country -> showsCurve(country.getValue().of(asked.measure())))
                .sorted(Comparator.comparing((Map.Entry<String, AdSums> country) ->
                                country.getValue().of(asked.measure()).people())
                        .reversed())
                .map(Map.Entry::getKey)
                .toList();
        if (shown.contains(asked.first())
                && shown.contains(asked.second())
                && !asked.first().equals(asked.second())) {
            return Optional.of(List.of(asked.first(), asked.second()));
        }
        Optional<List<String>> surest = family.flatMap(
                        each -> ComparedPair.strongest(each.id, state.ad().id, asked.measure()))
                .map(pair -> List.of(pair.firstCountry, pair.secondCountry))
                .filter(shown::containsAll);
        if (surest.isPresent()) {
            return surest;
        }
        return shown.size() < 2
                ? Optional.empty()
                : Optional.of(shown.subList(0, 2).stream().sorted().toList());
    }

    private static boolean showsCurve(MeasureSums sums) {
        return Disclosure.of(sums.people()).showsCurve();
    }

    private Comparison compared(
            Campaign campaign, Optional<ComparisonFamily> family, ComparedFigures figures, AdState state) {
        Comparing comparing = new Comparing(figures);
        if (!figures.canBeTested()) {
            return comparing.tooFew();
        }
        if (campaign.status != CampaignStatus.CLOSED) {
            return provisional(campaign, comparing);
        }
        UUID adId = state.ad().id;
        CountryPair pair =
                CountryPair.of(figures.first().code(), figures.second().code());
        return family.map(all -> comparing.closed(
                        all,
                        ComparedPair.of(all.id, adId, figures.measure(), pair),
                        ComparedPair.clear(all.id, adId, figures.measure())))
                .orElseGet(comparing::pending);
    }

    /** Over every comparison that the campaign's ads, measures and countries allow. */
    private Comparison provisional(Campaign campaign, Comparing comparing) {
        List<Double> evidence = new ArrayList<>();
        for (Ad ad : campaign.ads()) {
            AdState state = state(ad, campaign.id);
            for (Measure measure : AdCurves.SHOWN) {
                List<String> shown = state.sums().keySet().stream()
                        .filter(country -> showsCurve(state.sums().get(country).of(measure)))
                        .toList();
                CountryPair.among(shown).stream()
                        .map(pair -> figures(state, measure, pair.first(), pair.second()))
                        .filter(ComparedFigures::canBeTested)
                        .forEach(figures -> evidence.add(figures.test().evidence()));
            }
        }
        double[] all = evidence.stream().mapToDouble(Double::doubleValue).toArray();
        return comparing.provisional(EvidenceRanking.of(all), all.length);
    }

    private ComparedFigures figures(AdState state, Measure measure, String first, String second) {
        Map<String, Figures> known = figures(state).get(measure);
        Figures one = known.get(first);
        Figures other = known.get(second);
        return new ComparedFigures(
                measure,
                side(state, measure, first),
                side(state, measure, second),
                state.sums().get(first).of(measure),
                state.sums().get(second).of(measure),
                one.figures(),
                other.figures(),
                one.averages(),
                other.averages());
    }

    private static Side side(AdState state, Measure measure, String country) {
        return new Side(
                country,
                Country.named(country).name(),
                List.copyOf(state.sums().keySet()).indexOf(country) + 1,
                state.sums().get(country).of(measure).people());
    }

    private Map<Measure, Map<String, Figures>> figures(AdState state) {
        return figures.of(state.digest(), () -> {
            Map<Measure, Map<String, Figures>> all = new EnumMap<>(Measure.class);
            state.sums().keySet().forEach(country -> {
                PersonTraces people = new PersonTraces(results.counted(state.ad(), country));
                for (Measure measure : AdCurves.SHOWN) {
                    double[][] values = people.of(measure);
                    all.computeIfAbsent(measure, ignored -> new LinkedHashMap<>())
                            .put(
                                    country,
                                    new Figures(PersonTraces.scalar(measure, values), PersonTraces.averages(values)));
                }
            });
            return all;
        });
    }

    private Map<String, Shape> shapes(AdState state, Measure measure) {
        return shapes.of(state.digest() + measure, () -> {
            Map<String, Shape> judged = new LinkedHashMap<>();
            state.sums().forEach((country, sums) -> {
                if (showsCurve(sums.of(measure))) {
                    judged.put(country, shape(state.ad(), country, measure, sums.of(measure)));
                }
            });
            return judged;
        });
    }

    private Shape shape(Ad ad, String country, Measure measure, MeasureSums sums) {
        PersonTraces people = new PersonTraces(results.counted(ad, country));
        double[][] values = people.of(measure);
        long seed = FamilyTests.seed(ad.id, measure, country);
        @Nullable
        Interval[] band = measure.hasShare() ? SimultaneousBand.ofShares(sums) : SimultaneousBand.ofMeans(sums);
        return new Shape(
                Reliability.of(values, seed),
                KeyMoments.of(values, band, seed),
                Synchrony.of(people.changes(Measure.EXPRESSIVENESS), seed));
    }

    /** The last few, by what they were computed from. */
    private static final class Kept<T> {
        private final Map<String, T> kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > MAX_KEPT;
            }
        };

        T of(String digest, Supplier<T> made) {
            synchronized (kept) {
                T known = kept.get(digest);
                if (known != null) {
                    return known;
                }
            }
            T fresh = made.get();
            synchronized (kept) {
                kept.put(digest, fresh);
            }
            return fresh;
        }
    }
}
