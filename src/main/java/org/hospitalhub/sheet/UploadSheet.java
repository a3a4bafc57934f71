package org.hospitalhub.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a timer tells the platforms, {@code mappings/uploads/<job>.yaml}.
 *
 * @param cron when, a Quartz cron; null for one that only people begin
 * @param due the canonical read by which the HIS is asked, page by page, for what is due
 * @param event the canonical event that each row becomes
 * @param hospitals the hospitals that are asked about; null for all of {@code codes/hospital.yaml}
 * @param daysBefore how many days before the timer fires the business date is
 * @param continues whether a run goes on where the last one ended, instead of at the beginning
 */
public record UploadSheet(
    String title,
    @Nullable String cron,
    String due,
    String event,
    @Nullable List<String> hospitals,
    int daysBefore,
    boolean continues) {}
