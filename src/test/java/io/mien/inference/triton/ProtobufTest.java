package io.mien.inference.triton;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class ProtobufTest {
    private static final String FOLDER = MessageLite.class.getPackageName().replace('.', '/') + "/";

    @Test
    void noClassOfProtobufStandsTwiceOnTheClassPath() throws IOException {
        // When
        List<String> classes = new ArrayList<>();
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (place.endsWith(".jar")) {
                try (JarFile jar = new JarFile(place)) {
                    jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.startsWith(FOLDER) && name.endsWith(".class"))
                            .forEach(classes::add);
                }
            }
        }

        // Then
        assertThat(classes).contains(FOLDER + "MessageLite.class").doesNotHaveDuplicates();
    }
}
