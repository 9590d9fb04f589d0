package io.mien.jobs;

import io.mien.campaign.Campaign;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads a campaign by id, so that it works only as the right tenant, and fails as often as it is told to. */
@Singleton
public class CountingJob implements Job {
    static final String KIND = "counting-job";

    final List<String> namesRead = new CopyOnWriteArrayList<>();
    final Map<UUID, Integer> failuresLeft = new ConcurrentHashMap<>();
    final Map<UUID, Integer> timesAway = new ConcurrentHashMap<>();
    final Map<UUID, Integer> awayAfterFailures = new ConcurrentHashMap<>();
    final Map<UUID, String> parked = new ConcurrentHashMap<>();

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional
    public void run(UUID id) {
        if (timesAway.computeIfPresent(id, (same, times) -> times > 0 ? times - 1 : null) != null) {
            throw new NotYet("away", new IllegalStateException("no answer"));
        }
        Integer next = awayAfterFailures.computeIfPresent(id, (same, failures) -> failures - 1);
        if (next != null && next < 0) {
            awayAfterFailures.remove(id);
            throw new NotYet("away", new IllegalStateException("no answer"));
        }
        int left = failuresLeft.merge(id, 0, Integer::sum);
        if (left > 0) {
            failuresLeft.put(id, left - 1);
            throw left > 100 ? new FinalFailure("never") : new IllegalStateException("not yet");
        }
        namesRead.add(Campaign.required(id).name);
    }

    @Override
    public void park(UUID id, Throwable cause) {
        parked.put(id, String.valueOf(cause.getMessage()));
    }
}
