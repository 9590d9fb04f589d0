package io.mien.facialcoding;

import io.mien.inference.ActivationMap;
import io.mien.inference.ActivationPicture;
import io.mien.inference.Emotion;
import io.mien.inference.FaceModels;
import io.mien.inference.FaceReader;
import io.mien.inference.ForeignModelFailed;
import io.mien.inference.ModelUnavailable;
import io.mien.inference.Region;
import io.mien.media.Frame;
import io.mien.media.Still;
import io.mien.platform.Problem;
import io.mien.recording.Recording;
import io.mien.trace.Measure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Shows where the facial coder looked in one frame of a kept recording: cut, read and drawn anew for each request. */
@ApplicationScoped
public class FramePictures {
    /** Longest wait for a recording that the tenant's own model is just reading. */
    private static final Duration TURN = Duration.ofSeconds(20);

    /** Cutting a frame decodes the recording up to it: one at a time keeps the cores for the coding. */
    private final Semaphore drawing = new Semaphore(1);

    private final KeptFrames frames;
    private final CampaignModels campaigns;

    FramePictures(KeptFrames frames, CampaignModels campaigns) {
        this.frames = frames;
        this.campaigns = campaigns;
    }

    /** Whether the campaign's facial coder gives maps at all; inside a transaction. */
    public boolean areOffered(UUID campaignId) {
        return campaigns
                .coderCard(campaignId)
                .flatMap(card -> card.output("cam"))
                .isPresent();
    }

    /**
     * Draws the frame nearest to a moment of the ad.
     *
     * @param adMs moment of the ad, milliseconds
     * @param wanted the expression whose map is drawn; null for the likeliest
     * @return empty when no face is found in the frame
     */
    public Optional<FramePicture> of(UUID exposureId, double adMs, @Nullable Measure wanted) {
        CodingOrder order = QuarkusTransaction.requiringNew().call(() -> findOrder(exposureId));
        if (!drawing.tryAcquire()) {
            throw new Problem(503, "picture-in-the-making", "Another picture is being drawn. Try again in a moment.");
        }
        try (BorrowedModels models = campaigns.open(order.campaignId(), TURN)) {
            return draw(frames.nearest(order, adMs), models.models(), wanted);
        } catch (ForeignModelFailed failed) {
            throw Problem.conflict("own-model-failed", String.valueOf(failed.getMessage()));
        } catch (IOException | ModelUnavailable e) {
            throw new Problem(503, "recording-unreadable", "The recording cannot be read at the moment. Try again.");
        } finally {
            drawing.release();
        }
    }

    private static CodingOrder findOrder(UUID exposureId) {
        return Recording.ofExposure(exposureId)
                .filter(Recording::hasVideo)
                .filter(recording -> recording.codedAt != null)
                .map(CodingOrder::of)
                .orElseThrow(Problem::notFound);
    }

    private static Optional<FramePicture> draw(KeptFrames.Cut cut, FaceModels models, @Nullable Measure wanted) {
        if (models.facialCoder().isEmpty()) {
            throw withoutMaps();
        }
        Frame frame = cut.frame();
        Optional<Region> region = FaceReader.region(models, frame);
        if (region.isEmpty()) {
            return Optional.empty();
        }
        int size = models.coder().card().input().width();
        byte[] face = new byte[size * size * 3];
        region.get().sample(frame, size, face, 0);
        ActivationMap map = models.coder().map(face).orElseThrow(FramePictures::withoutMaps);
        Emotion emotion = wanted == null ? map.expression().likeliest() : Emotion.valueOf(wanted.name());
        if (!map.knows(emotion)) {
            throw Problem.invalid("expression-unknown", "The facial coder does not know this expression.");
        }
        return Optional.of(new FramePicture(
                Still.jpeg(ActivationPicture.of(frame, region.get(), map, emotion)),
                cut.adMs(),
                Measure.valueOf(emotion.name()),
                shares(map),
                models.coder().card().provenance()));
    }

    private static List<FramePicture.Share> shares(ActivationMap map) {
        return Arrays.stream(Emotion.values())
                .filter(map::knows)
                .map(emotion -> new FramePicture.Share(
                        Measure.valueOf(emotion.name()), map.expression().of(emotion)))
                .sorted(Comparator.comparingDouble(FramePicture.Share::probability)
                        .reversed())
                .toList();
    }

    private static Problem withoutMaps() {
        return Problem.conflict("no-maps", "The facial coder of this campaign does not tell where it looked.");
    }
}
