package io.mien.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mien.privacy.PersonalDataHolder.HeldFile;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Gives a person a copy of all that is kept of their visit: one ZIP file of {@code data.json} and the videos. */
@ApplicationScoped
public class DataCopies {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    /** The archive goes on after the JSON. */
    private static final ObjectWriter JSON =
            MAPPER.writerWithDefaultPrettyPrinter().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final List<PersonalDataHolder> holders;

    DataCopies(@All List<PersonalDataHolder> holders) {
        this.holders = holders;
    }

    /** What will be written: the sections of all holders, and the files to follow them. */
    public record Copy(Map<String, Object> data, List<HeldFile> files) {}

    @Transactional(Transactional.TxType.MANDATORY)
    public Copy of(Subject subject) {
        Map<String, Object> data = new LinkedHashMap<>();
        List<HeldFile> files = new ArrayList<>();
        for (PersonalDataHolder holder : holders) {
            data.putAll(holder.copy(subject));
            files.addAll(holder.files(subject));
        }
        data.put("leftOut", leftOut());
        return new Copy(data, files);
    }

    /** Columns that stay out of every copy because they say nothing about anybody, table by table, with the reason. */
    private Map<String, Map<String, String>> leftOut() {
        Map<String, Map<String, String>> leftOut = new TreeMap<>();
        holders.stream()
                .flatMap(holder -> holder.tables().stream())
                .forEach(table -> leftOut.put(table.name(), table.technical()));
        return leftOut;
    }

    /** Reads the files one after the other, outside of any transaction; one that was deleted meanwhile is left out. */
    @Transactional(Transactional.TxType.NEVER)
    public void write(Copy copy, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("data.json"));
        JSON.writeValue(zip, copy.data());
        zip.closeEntry();
        for (HeldFile file : copy.files()) {
            add(file, zip);
        }
        zip.finish();
    }

    private void add(HeldFile file, ZipOutputStream zip) throws IOException {
        for (PersonalDataHolder holder : holders) {
            Optional<InputStream> opened = holder.open(file.file());
            if (opened.isPresent()) {
                try (InputStream bytes = opened.get()) {
                    zip.putNextEntry(new ZipEntry(file.name()));
                    bytes.transferTo(zip);
                    zip.closeEntry();
                }
                return;
            }
        }
    }
}
