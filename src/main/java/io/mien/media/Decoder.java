package io.mien.media;

import java.util.List;

/** Input options that choose the decoder where ffmpeg's own choice would need a graphics card. */
final class Decoder {
    private Decoder() {}

    static List<String> of(VideoFile file) {
        return file.codec().equals("av1") ? List.of("-c:v", "libaom-av1") : List.of();
    }
}
