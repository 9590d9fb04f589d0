package io.mien.media;

import io.mien.media.VideoRefused.Reason;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A JPEG of the camera check as a frame, its size read from the header before a pixel is decoded; and a frame as a JPEG. */
public final class Still {
    private static final int MAX_BYTES = 512 * 1024;
    private static final int MAX_PIXELS = 1920 * 1088;
    private static final int MAX_SIDE = 640;

    private Still() {}

    /**
     * @param jpeg the file's bytes, at most 512 KB
     * @return the picture at time 0, at most 640 pixels on its longer side
     * @throws VideoRefused when it is empty, too large or no JPEG
     */
    public static Frame of(byte[] jpeg) {
        if (jpeg.length == 0) {
            throw VideoRefused.of(Reason.EMPTY);
        }
        if (jpeg.length > MAX_BYTES) {
            throw VideoRefused.of(Reason.TOO_LARGE, 1, 0);
        }
        BufferedImage picture = decoded(jpeg);
        return frame(picture);
    }

    /** The frame as a JPEG, made in memory: pictures of faces never touch the disk. */
    public static byte[] jpeg(Frame frame) {
        BufferedImage picture = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = frame.pixels()[i + 2];
            pixels[i + 1] = frame.pixels()[i + 1];
            pixels[i + 2] = frame.pixels()[i];
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "jpeg", output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage decoded(byte[] jpeg) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        ImageReader reader = readers.next();
        // No cache file: pictures of faces never touch the disk
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MAX_PIXELS) {
                throw VideoRefused.of(Reason.TOO_MANY_PIXELS, width, height, MAX_PIXELS / 1_000_000);
            }
            return reader.read(0, new ImageReadParam());
        } catch (IOException | RuntimeException e) {
            throw e instanceof VideoRefused refused ? refused : VideoRefused.of(Reason.NOT_A_PICTURE);
        } finally {
            reader.dispose();
        }
    }

    private static Frame frame(BufferedImage picture) {
        double scale = Math.min(1, (double) MAX_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        byte[] pixels = ((DataBufferByte) drawn.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i += 3) {
            byte blue = pixels[i];
            pixels[i] = pixels[i + 2];
            pixels[i + 2] = blue;
        }
        return new Frame(0, width, height, pixels);
    }
}
