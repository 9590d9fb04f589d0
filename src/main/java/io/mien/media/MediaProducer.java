package io.mien.media;

import io.mien.platform.MienConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one place where the video tools meet the application. */
@Dependent
class MediaProducer {

    @Produces
    @Singleton
    Confinement confinement() {
        return Confinement.ofThisMachine();
    }

    @Produces
    @Singleton
    MediaTools tools(MediaConfig config, MienConfig mien, Confinement confinement) {
        return MediaTools.in(config.tools().orElseGet(() -> mien.home().resolve("cache")), confinement);
    }

    @Produces
    @Singleton
    VideoProbe probe(MediaTools tools) {
        return new VideoProbe(tools);
    }

    @Produces
    @Singleton
    Remux remux(MediaTools tools) {
        return new Remux(tools);
    }

    @Produces
    @Singleton
    Poster poster(MediaTools tools) {
        return new Poster(tools);
    }

    @Produces
    @Singleton
    Rendition rendition(MediaTools tools) {
        return new Rendition(tools);
    }
}
