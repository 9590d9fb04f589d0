package io.mien.visit;

import io.mien.campaign.Ad;
import io.mien.campaign.Placement;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a visit asks for and in which order: drawn when it begins, so that a later reload finds the same way. */
public record Itinerary(List<Step> steps) {
    private static final SecureRandom CHANCE = new SecureRandom();

    public Itinerary {
        steps = List.copyOf(steps);
    }

    /**
     * A place on the way, as pages show it.
     *
     * @param now counted from 1; the welcome before the visit is the first
     * @param of how many there are
     */
    public record Place(int now, int of) {}

    /** The way through these ads, in an order of chance, so that no ad profits from its place. */
    static Itinerary draw(List<Ad> ads, Set<Placement> blocks) {
        List<Ad> order = new ArrayList<>(ads);
        Collections.shuffle(order, CHANCE);
        return through(order, blocks);
    }

    /**
     * The way through these ads in their order.
     *
     * @param blocks in which questions are asked
     */
    static Itinerary through(List<Ad> ads, Set<Placement> blocks) {
        List<Step> steps = new ArrayList<>(List.of(new Step.Age(), new Step.Agreement()));
        if (blocks.contains(Placement.BEFORE_ADS)) {
            steps.add(new Step.Questions(Placement.BEFORE_ADS, null));
        }
        if (ads.stream().anyMatch(ad -> ad.needsSound)) {
            steps.add(new Step.Sound());
        }
        steps.add(new Step.Camera());
        for (Ad ad : ads) {
            steps.add(new Step.Watch(ad.id));
            if (blocks.contains(Placement.AFTER_EACH_AD)) {
                steps.add(new Step.Questions(Placement.AFTER_EACH_AD, ad.id));
            }
        }
        if (blocks.contains(Placement.AT_END)) {
            steps.add(new Step.Questions(Placement.AT_END, null));
        }
        steps.add(new Step.Seriousness());
        return new Itinerary(steps);
    }

    static Itinerary parse(List<String> stored) {
        return new Itinerary(stored.stream().map(Step::parse).toList());
    }

    List<String> stored() {
        return steps.stream().map(Step::stored).toList();
    }

    /** The way of somebody without a camera: nothing is checked and nothing recorded to be serious about. */
    Itinerary withoutCamera() {
        return new Itinerary(steps.stream()
                .filter(step -> !(step instanceof Step.Camera) && !(step instanceof Step.Seriousness))
                .toList());
    }

    /** The ads in the order drawn. */
    List<UUID> ads() {
        return steps.stream()
                .flatMap(step -> step instanceof Step.Watch watch ? Stream.of(watch.adId()) : Stream.empty())
                .toList();
    }

    /** The first step that is not done; empty at the end of the way. */
    Optional<Step> next(Visit visit) {
        return steps.stream().filter(step -> !step.isDone(visit)).findFirst();
    }

    /** Whether anything is asked that the survey puts. */
    boolean asks() {
        return steps.stream().anyMatch(Step.Questions.class::isInstance);
    }

    /**
     * The block of questions that is due: everything before it is done, or over for its person. Empty where something
     * else comes first, and when nothing is left to ask.
     */
    Optional<Step.Questions> due(Visit visit) {
        for (Step step : steps) {
            if (step instanceof Step.Questions questions && !step.isDone(visit)) {
                return Optional.of(questions);
            }
            if (!step.isDone(visit) && !(step instanceof Step.Watch watch && watch.isSeen(visit))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** A block of questions that stands before this ad and is not done; empty where there is none. */
    Optional<Step> unansweredBefore(UUID adId, Visit visit) {
        return steps.stream()
                .takeWhile(step ->
                        !(step instanceof Step.Watch watch && watch.adId().equals(adId)))
                .filter(step -> step instanceof Step.Questions && !step.isDone(visit))
                .findFirst();
    }

    /** Where a block of questions stands. */
    public Place questions(Step.Questions block) {
        return new Place(2 + Math.max(0, steps.indexOf(block)), length());
    }

    /** Which ad of the visit it is, counted from 1; 0 for none of them. */
    public int placeOf(@Nullable UUID adId) {
        return 1 + ads().indexOf(adId);
    }

    /** The welcome, which comes before the visit. */
    public Place welcome() {
        return new Place(1, length());
    }

    public Place age() {
        return at(Step.Age.class);
    }

    public Place agreement() {
        return at(Step.Agreement.class);
    }

    /** The code to keep, which is shown with whatever follows the agreement. */
    public Place code() {
        return new Place(agreement().now() + 1, length());
    }

    public Place sound() {
        return at(Step.Sound.class);
    }

    public Place camera() {
        return at(Step.Camera.class);
    }

    /** The first of the ads. */
    public Place ad() {
        return at(Step.Watch.class);
    }

    /** The last of the ads: what comes after it before the end belongs to it. */
    public Place lastAd() {
        int last = IntStream.range(0, steps.size())
                .filter(step -> steps.get(step) instanceof Step.Watch)
                .max()
                .orElse(steps.size() - 1);
        return new Place(2 + last, length());
    }

    /** The thanks, with or without a question. */
    public Place end() {
        return new Place(length(), length());
    }

    /** Where a kind of step stands first; at the next step there is where it was left out. */
    private Place at(Class<? extends Step> kind) {
        int before =
                (int) steps.stream().takeWhile(step -> !kind.isInstance(step)).count();
        boolean there = before < steps.size();
        return new Place(2 + (there ? before : steps.size() - 1), length());
    }

    /** Welcome and steps; the thanks are a step of their own where nothing is asked in them. */
    private int length() {
        boolean asks = steps.stream().anyMatch(Step.Seriousness.class::isInstance);
        return 1 + steps.size() + (asks ? 0 : 1);
    }
}
