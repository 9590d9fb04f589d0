package io.mien.platform;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A process whose disk has only its reserve left takes in nothing new. */
@Readiness
class DiskReadiness implements HealthCheck {
    private final DiskRoom room;

    DiskReadiness(DiskRoom room) {
        this.room = room;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Room on the disk")
                .status(!room.isShort())
                .withData("free megabytes", room.usable() >> 20)
                .build();
    }
}
