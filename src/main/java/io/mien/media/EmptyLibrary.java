package io.mien.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An ELF shared object (x86-64) without a single function.
 *
 * <p>The ffmpeg executable is linked to libraries of sound cards and screens (ALSA, PulseAudio, X11) that it touches only
 * to capture from them. A server has none of them, and the loader refuses to start without. With empty ones of the same
 * name it starts anywhere, faster, and can reach no device. Layout: System V ABI chapters 4 and 5, and the LSB's symbol
 * versions.
 */
final class EmptyLibrary {
    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final int SYMBOL = 24;
    private static final int VERSION_STEP = 28;

    private final ByteBuffer file = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer names = ByteBuffer.allocate(512);
    private final String name;
    private final List<String> versions;

    private EmptyLibrary(String name, List<String> versions) {
        this.name = name;
        this.versions = versions;
    }

    /**
     * @param name file name the loader asks for
     * @param versions symbol versions that the dependents name; without them the loader warns on stderr
     */
    static byte[] named(String name, String... versions) {
        return new EmptyLibrary(name, List.of(versions)).bytes();
    }

    private byte[] bytes() {
        names.put((byte) 0);
        int soname = string(name);
        int hash = HEADER + 3 * PROGRAM_HEADER;
        file.position(hash).putInt(1).putInt(1).putInt(0).putInt(0);
        int symbols = skip(SYMBOL);
        int symbolVersions = skip(8);
        int definitions = file.position();
        define(0, 1, soname, name, versions.isEmpty());
        for (int i = 0; i < versions.size(); i++) {
            define(i + 1, 0, string(versions.get(i)), versions.get(i), i == versions.size() - 1);
        }
        int strings = file.position();
        file.put(names.flip());
        align();
        int dynamic = file.position();
        entry(14, soname).entry(4, hash).entry(5, strings).entry(10, names.limit());
        entry(6, symbols).entry(11, SYMBOL).entry(0x6ffffff0, symbolVersions);
        entry(0x6ffffffc, definitions).entry(0x6ffffffd, versions.size() + 1).entry(0, 0);
        int end = file.position();
        header();
        program(1, 6, 0, end, 0x1000);
        program(2, 6, dynamic, end - dynamic, 8);
        program(0x6474e551, 6, 0, 0, 16);
        byte[] bytes = new byte[end];
        file.position(0).get(bytes);
        return bytes;
    }

    private int string(String text) {
        int at = names.position();
        names.put(text.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
        return at;
    }

    private int skip(int length) {
        int at = file.position();
        file.position(at + length);
        return at;
    }

    private void align() {
        file.position((file.position() + 7) & ~7);
    }

    private void define(int index, int flags, int string, String text, boolean last) {
        file.putShort((short) 1)
                .putShort((short) flags)
                .putShort((short) (index + 1))
                .putShort((short) 1);
        file.putInt(elfHash(text)).putInt(20).putInt(last ? 0 : VERSION_STEP);
        file.putInt(string).putInt(0);
    }

    private EmptyLibrary entry(long tag, long value) {
        file.putLong(tag).putLong(value);
        return this;
    }

    private void header() {
        file.position(0).put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        file.putShort((short) 3).putShort((short) 62).putInt(1);
        file.putLong(0).putLong(HEADER).putLong(0).putInt(0);
        file.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) 3);
        file.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    }

    private void program(int type, int flags, int at, int length, int alignment) {
        file.putInt(type).putInt(flags).putLong(at).putLong(at).putLong(at);
        file.putLong(length).putLong(length).putLong(alignment);
    }

    private static int elfHash(String text) {
        int hash = 0;
        for (char letter : text.toCharArray()) {
            hash = (hash << 4) + letter;
            int high = hash & 0xf0000000;
            hash = (hash ^ (high >>> 24)) & ~high;
        }
        return hash;
    }
}
