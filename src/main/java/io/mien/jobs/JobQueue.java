package io.mien.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.mien.platform.DatabaseFailure;
import io.mien.platform.MienConfig;
import io.mien.tenancy.TenantContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Writes job rows in the caller's transaction and, on workers, runs them as their tenant. */
@ApplicationScoped
public class JobQueue {
    /** The fewest that the scheduler takes; with its own six, the work of a killed worker was resumed after up to 31 s. */
    private static final int MISSED_HEARTBEATS = 4;

    private static final Logger LOG = Logger.getLogger(JobQueue.class);
    /** What was down for long is looked for every few minutes. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(3);

    private static final int MAX_DOUBLING = 20;

    private final TenantContext tenants;
    private final Clock clock;
    private final JobsConfig config;
    private final Map<String, Job> jobs;
    private final List<Task<JobRow>> tasks;
    private final SchedulerClient client;
    private final Scheduler scheduler;
    private final boolean worker;

    JobQueue(
            Instance<Job> jobs,
            TenantContext tenants,
            DataSource dataSource,
            Clock clock,
            JobsConfig config,
            MienConfig mien) {
        this.tenants = tenants;
        this.clock = clock;
        this.config = config;
        this.jobs = jobs.stream().collect(Collectors.toMap(Job::kind, Function.identity()));
        this.tasks = this.jobs.values().stream().map(this::task).toList();
        this.client = SchedulerClient.Builder.create(dataSource, List.copyOf(tasks))
                .serializer(JobRow.TEXT)
                .build();
        this.worker = mien.roles().contains(MienConfig.Role.WORKER);
        this.scheduler = Scheduler.create(dataSource, List.copyOf(tasks))
                .serializer(JobRow.TEXT)
                .threads(config.threads())
                .pollingInterval(config.pollingInterval())
                .heartbeatInterval(config.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(config.shutdownWait())
                .build();
    }

    /** Queues work for the bound tenant; the row commits with the surrounding transaction or not at all. */
    public void enqueue(String kind, UUID id) {
        enqueueAt(kind, id, clock.instant());
    }

    /** Queues work that is due later; queueing the same row twice keeps the first. */
    public void enqueueAt(String kind, UUID id, Instant due) {
        if (!jobs.containsKey(kind)) {
            throw new IllegalArgumentException("No job of kind " + kind);
        }
        client.scheduleIfNotExists(new TaskInstance<>(kind, id.toString(), new JobRow(tenants.required(), id, 0)), due);
    }

    void start(@Observes StartupEvent started) {
        if (worker) {
            scheduler.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (worker) {
            scheduler.stop();
        }
    }

    private Task<JobRow> task(Job job) {
        return Tasks.custom(job.kind(), JobRow.class)
                .onFailure((complete, operations) -> retryOrPark(job, complete, operations))
                // A process that died over it has tried: work that brings the process down would else do so for ever
                .onDeadExecution((complete, operations) -> retryOrPark(job, complete, operations))
                .execute((instance, context) -> run(job, instance.getData()));
    }

    private CompletionHandler<JobRow> run(Job job, JobRow row) {
        try {
            tenants.runAs(row.tenantId(), () -> work(job, row));
            return new CompletionHandler.OnCompleteRemove<>();
        } catch (NotYet notYet) {
            LOG.infof("Job waits reason=%s kind=%s id=%s", notYet.getMessage(), job.kind(), row.id());
            return (complete, operations) ->
                    operations.reschedule(complete, clock.instant().plus(config.awayWait()), waiting(complete, row));
        }
    }

    /** Waiting is no failure, and makes none that went before undone. */
    private static JobRow waiting(ExecutionComplete complete, JobRow row) {
        return new JobRow(row.tenantId(), row.id(), row.failures() + complete.getExecution().consecutiveFailures);
    }

    private static void work(Job job, JobRow row) {
        try {
            job.run(row.id());
        } catch (RuntimeException e) {
            if (DatabaseFailure.isContended(e)) {
                throw new NotYet("Others hold what it needs", e);
            }
            throw e;
        } catch (Exception e) {
            throw new FailedJob(e);
        }
    }

    private void retryOrPark(Job job, ExecutionComplete complete, ExecutionOperations<JobRow> operations) {
        Throwable cause = cause(complete);
        JobRow row = (JobRow) complete.getExecution().taskInstance.getData();
        int failures = row.failures() + complete.getExecution().consecutiveFailures + 1;
        LOG.warnf(cause, "Job failed kind=%s id=%s tenantId=%s try=%d", job.kind(), row.id(), row.tenantId(), failures);
        if (cause instanceof FinalFailure || job.patience().endsAfter(failures)) {
            tenants.runAs(row.tenantId(), () -> job.park(row.id(), cause));
            operations.stop();
            return;
        }
        operations.reschedule(complete, clock.instant().plus(wait(failures)));
    }

    private Duration wait(int failures) {
        Duration wait = config.firstWait().multipliedBy(1L << Math.min(2 * (failures - 1), MAX_DOUBLING));
        return wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait;
    }

    private static Throwable cause(ExecutionComplete complete) {
        Throwable cause = complete.getCause().orElseGet(() -> new IllegalStateException("The worker died"));
        return cause instanceof FailedJob && cause.getCause() != null ? cause.getCause() : cause;
    }

    /** Carries a checked exception through the scheduler. */
    private static final class FailedJob extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedJob(Exception cause) {
            super(cause);
        }
    }
}
